package creditbank.run;

import creditbank.run.centre.Centre;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A centre with its runs, for the length of one command. */
public final class Bank implements AutoCloseable {
    private final Centre centre;
    private final ConfigurableApplicationContext context;

    private Bank(Centre centre, ConfigurableApplicationContext context) {
        this.centre = centre;
        this.context = context;
    }

    /** Starts what runs jobs, without schedule and without web; closing it closes the centre too. */
    public static Bank open(Centre centre) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BankApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.autoconfigure.exclude",
                        "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration"))
                .initializers(with(centre))
                .run();
        return new Bank(centre, context);
    }

    /** Puts an opened centre into a context that is about to start. */
    public static ApplicationContextInitializer<GenericApplicationContext> with(Centre centre) {
        return context ->
                context.registerBean(Centre.class, () -> centre, definition -> definition.setDestroyMethodName(""));
    }

    public Centre centre() {
        return centre;
    }

    public Night night() {
        return context.getBean(Night.class);
    }

    public Runs runs() {
        return context.getBean(Runs.class);
    }

    @Override
    public void close() {
        context.close();
        centre.close();
    }
}
