package creditbank.cli;

import creditbank.console.LedgerFiles;
import creditbank.practice.PracticeProcess;
import creditbank.run.Bank;
import creditbank.run.BankApplication;
import creditbank.run.Schedule;
import creditbank.run.centre.Centre;
import creditbank.run.source.SourceList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every source at its time, until it is stopped. */
@Command(
        name = "serve",
        description = "Runs every source at its time; health, metrics and the log over HTTP on loopback.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--port", defaultValue = "8080", description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(names = "--practice", paramLabel = "N", description = "Starts practice senders for N learners on loopback.")
    private int practice;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "The practice province (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SourceList sources = new SourceList(options.sources());
        if (practice == 0) {
            return serve(options.centre(), sources);
        }
        Optional<Integer> confined = Confined.again(spec.commandLine());
        if (confined.isPresent()) {
            return confined.get();
        }
        try (PracticeProcess senders = PracticeProcess.start(options.home(), practice, seed, 0)) {
            return serve(options.centre(senders.settings()), sources);
        }
    }

    private int serve(Centre centre, SourceList sources) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (centre;
                ConfigurableApplicationContext context = start(centre, sources)) {
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    closed.countDown();
                }
            });
            Schedule.in(context).start(sources);
            say("serving on http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
            sources.sources()
                    .forEach(source -> say(source.name() + " at '"
                            + source.job().schedule() + "' " + source.job().zone()));
            closed.await();
        }
        return 0;
    }

    private ConfigurableApplicationContext start(Centre centre, SourceList sources) {
        return new SpringApplicationBuilder(BankApplication.class, LedgerFiles.class)
                .properties(Map.of("server.port", String.valueOf(port), "spring.quartz.auto-startup", "false"))
                .initializers(Bank.with(centre), with(sources))
                .run();
    }

    private static ApplicationContextInitializer<GenericApplicationContext> with(SourceList sources) {
        return context -> context.registerBean(SourceList.class, () -> sources);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
