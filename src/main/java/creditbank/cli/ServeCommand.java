package creditbank.cli;

import creditbank.cli.report.Shell;
import creditbank.console.Server;
import creditbank.practice.PracticeProcess;
import creditbank.run.centre.Centre;
import creditbank.run.retention.PolicyFile;
import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs every source at its time, until it is stopped. */
@Command(
        name = "serve",
        description = "Runs every source at its time; health, metrics and the log over HTTP on loopback.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

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
        checkPort();
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
        Shell shell = Shell.anywhere(options.home(), options.root());
        try (Server server = Server.start(centre, sources, port, run -> shell.line("rerun " + run))) {
            server.purges(PolicyFile.read(options.root()));
            server.schedule().start(sources);
            server.closeAtExit();
            say(options.json() ? json(server, sources) : text(server, sources));
            server.await();
        }
        return 0;
    }

    /** Before anything is started. Whoever takes the port in between makes the web server fail, which ends the command too. */
    private void checkPort() throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port " + port + ": expected 0 to " + HIGHEST_PORT + ", 0 for any free one");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " of 127.0.0.1 cannot be had (" + e.getMessage()
                            + "); give another one with --port",
                    e);
        }
    }

    private String text(Server server, SourceList sources) {
        StringBuilder text = new StringBuilder("serving on " + server.url() + ", home "
                + options.home().toAbsolutePath().normalize());
        for (Source source : sources.sources()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-16s next at %s ('%s' %s)",
                    source.name(),
                    next(server, source),
                    source.job().schedule(),
                    source.job().zone()));
        }
        return text.toString();
    }

    private static String json(Server server, SourceList sources) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode document = mapper.createObjectNode().put("url", server.url());
        ArrayNode array = document.putArray("sources");
        for (Source source : sources.sources()) {
            array.addObject().put("source", source.name()).put("next", next(server, source));
        }
        return mapper.writeValueAsString(document);
    }

    private static String next(Server server, Source source) {
        return server.schedule()
                .next(source)
                .atZone(source.job().zone())
                .toOffsetDateTime()
                .toString();
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
