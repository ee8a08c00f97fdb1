package creditbank.console;

import creditbank.run.Advice;
import creditbank.run.Bank;
import creditbank.run.BankApplication;
import creditbank.run.Schedule;
import creditbank.run.centre.Centre;
import creditbank.run.retention.Policy;
import creditbank.run.retention.PurgeSchedule;
import creditbank.run.source.SourceList;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A centre with its schedule and its web server. They end in the order in which they need each other, whoever ends them. */
public final class Server implements AutoCloseable {
    /** How long running imports may take to come to a place where they can go on later. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Centre centre;
    private final ConfigurableApplicationContext context;
    private final LedgerTick ledger;
    private final RunWatch watch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    private Server(Centre centre, ConfigurableApplicationContext context, LedgerTick ledger) {
        this.centre = centre;
        this.context = context;
        this.ledger = ledger;
        ledger.start();
        this.watch = RunWatch.start(centre);
    }

    /** Starts everything but the schedule; takes the centre, also where it fails. */
    public static Server start(Centre centre, SourceList sources, int port, Advice advice) {
        LedgerTick ledger = new LedgerTick(centre);
        try {
            return new Server(
                    centre,
                    new SpringApplicationBuilder(BankApplication.class, LedgerFiles.class, LedgerHealth.class)
                            .registerShutdownHook(false)
                            .properties(Map.of(
                                    "server.port", String.valueOf(port),
                                    "spring.quartz.auto-startup", "false",
                                    // Every firing has a thread in which to wait for its turn, so that none is late;
                                    // and the purge.
                                    "spring.quartz.properties.org.quartz.threadPool.threadCount",
                                            String.valueOf(sources.sources().size() + 1)))
                            .initializers(Bank.with(centre), with(sources, advice), with(ledger))
                            .run(),
                    ledger);
        } catch (RuntimeException e) {
            centre.close();
            throw e;
        }
    }

    private static ApplicationContextInitializer<GenericApplicationContext> with(SourceList sources, Advice advice) {
        return context -> {
            context.registerBean(SourceList.class, () -> sources);
            context.registerBean(Advice.class, () -> advice);
        };
    }

    private static ApplicationContextInitializer<GenericApplicationContext> with(LedgerTick ledger) {
        return context ->
                context.registerBean(LedgerTick.class, () -> ledger, definition -> definition.setDestroyMethodName(""));
    }

    /** From now on the end of the JVM, as by SIGTERM, closes this, and nothing closes the database before. */
    public void closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close server"));
        centre.closedByCaller();
    }

    public Schedule schedule() {
        return Schedule.in(context);
    }

    /** Purges at the policy's times, or never where there is none; before the schedule starts. */
    public void purges(Optional<Policy> policy) {
        PurgeSchedule.start(context, policy);
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        try {
            LOG.info("stopping; running imports end at their next page");
            if (!schedule().stop(PATIENCE)) {
                LOG.warn(
                        "some imports have not ended in {} s and are cut off; they go on at the next start",
                        PATIENCE.toSeconds());
            }
        } catch (IllegalStateException e) {
            LOG.warn("{}", e.getMessage());
        } finally {
            try (centre) {
                watch.close();
                ledger.close();
                context.close();
            }
            LOG.info("stopped");
            closed.countDown();
        }
    }
}
