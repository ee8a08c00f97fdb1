package creditbank.console;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells in {@code /actuator/health} what waits for witnesses and for the chain. An alarm is a matter for people: the server itself is up. */
@Configuration(proxyBeanMethods = false)
public class LedgerHealth {

    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerTick tick) {
        return () -> health(tick.published());
    }

    @Bean
    HealthIndicator chainHealthIndicator(LedgerTick tick) {
        return () -> health(tick.anchored());
    }

    private static Health health(LedgerTick.State state) {
        return Health.up()
                .withDetail("alarm", state.alarm())
                .withDetail("says", state.words())
                .build();
    }
}
