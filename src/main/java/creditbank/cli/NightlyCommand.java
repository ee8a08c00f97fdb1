package creditbank.cli;

import creditbank.batch.Batches;
import creditbank.cli.report.Again;
import creditbank.cli.report.NightJson;
import creditbank.cli.report.NightText;
import creditbank.cli.report.ProgressLines;
import creditbank.practice.PracticeProcess;
import creditbank.run.Bank;
import creditbank.run.NightReport;
import creditbank.run.RunReport;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Lap;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one night: pulls, imports, seals and exports. */
@Command(
        name = "nightly",
        description = "Pulls, imports, seals and exports every source, or those named.",
        mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
    private static final int FEWEST_LEARNERS = 20;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The business date, such as 2026-09-01 (default: today).")
    private @Nullable LocalDate date;

    @Option(names = "--source", paramLabel = "NAME", description = "Runs only this source; may be given several times.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--practice", paramLabel = "N", description = "Starts practice senders for N learners on loopback.")
    private int practice;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "The practice province (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--nights",
            paramLabel = "K",
            defaultValue = "1",
            description =
                    "How many practice nights to run, one business date after the other (default: ${DEFAULT-VALUE}).")
    private int nights = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Source> sources = chosen();
        LocalDate first = date == null ? options.today() : date;
        Progress progress = new ProgressLines(spec.commandLine().getErr());
        if (practice == 0) {
            return report(night(options::centre, first, sources, progress), null);
        }
        return practice(first, sources, progress);
    }

    private int practice(LocalDate first, List<Source> sources, Progress progress) throws Exception {
        checkPractice();
        Optional<Integer> confined = Confined.again(spec.commandLine());
        if (confined.isPresent()) {
            return confined.get();
        }
        Map<String, LocalDate> reached = reached(sources);
        int code = 0;
        for (int night = 1; night <= nights; night++) {
            LocalDate date = first.plusDays(night - 1L);
            List<Source> due = sources.stream()
                    .filter(source -> !reached.getOrDefault(source.name(), date).isAfter(date))
                    .toList();
            if (due.size() < sources.size()) {
                progress.say(
                        "practice",
                        "night " + night + ", " + date + ": skipping sources that have gone on to later nights");
            }
            if (!due.isEmpty()) {
                code = Math.max(code, practice(night, date, due, progress));
            }
        }
        return code;
    }

    private int practice(int night, LocalDate date, List<Source> due, Progress progress) throws Exception {
        progress.say("practice", "starting the senders of night " + night);
        try (PracticeProcess senders = PracticeProcess.start(options.home(), practice, seed, night - 1)) {
            NightReport report = night(() -> options.centre(senders.settings()), date, due, progress);
            return report(report, senders);
        }
    }

    /**
     * The business dates that the sources have reached, where several nights are asked for. The senders of an earlier night offer what they had then; pulled
     * once more after a later night, it would undo that one.
     */
    private Map<String, LocalDate> reached(List<Source> sources) throws Exception {
        Map<String, LocalDate> reached = new HashMap<>();
        if (nights > 1) {
            try (Centre centre = options.centre(Map.of());
                    Connection connection = centre.database().getConnection()) {
                for (Source source : sources) {
                    Batches.lastDate(connection, source.name()).ifPresent(date -> reached.put(source.name(), date));
                }
            }
        }
        return reached;
    }

    private void checkPractice() {
        if (practice < FEWEST_LEARNERS) {
            throw wrong("--practice " + practice + ": expected " + FEWEST_LEARNERS + " learners or more");
        }
        if (nights < 1) {
            throw wrong("--nights " + nights + ": expected 1 or more");
        }
    }

    private List<Source> chosen() throws Exception {
        List<Source> all = options.sources();
        for (String name : names) {
            if (all.stream().noneMatch(source -> source.name().equals(name))) {
                throw wrong("--source " + name + ": expected one of "
                        + all.stream().map(Source::name).toList());
            }
        }
        return names.isEmpty()
                ? all
                : all.stream().filter(source -> names.contains(source.name())).toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static NightReport night(Callable<Centre> centre, LocalDate date, List<Source> sources, Progress progress)
            throws Exception {
        Lap.Running opening = Lap.begin("open");
        try (Bank bank = Bank.open(centre.call())) {
            Lap opened = opening.end();
            return bank.night().run(date, sources, progress).after(opened);
        }
    }

    private int report(NightReport report, @Nullable PracticeProcess senders) {
        spec.commandLine()
                .getOut()
                .print(
                        options.json()
                                ? NightJson.document(report, this::again, senders)
                                : NightText.of(report, options.shell(), this::again, words(senders)));
        spec.commandLine().getOut().flush();
        return report.good() ? 0 : Main.FAILED;
    }

    private String words(@Nullable PracticeProcess senders) {
        return senders == null ? "" : String.format(Locale.ROOT, """
                        Practice %,d people; their senders, in a process of their own, used %.1f s of CPU
                                 refused rows are mistakes that senders make on purpose; who gave no ID number may stand apart
                        """, practice, senders.cpu());
    }

    /** Practice senders end with this command, so a practice run that has not pulled needs the command again; it goes on with the runs that it finds. */
    private String again(RunReport run) {
        if (practice == 0 && run.run() == 0 && run.state().equals(RunReport.FAILED)) {
            return options.shell()
                    .line("nightly" + (date == null ? "" : " --date " + date) + " --source " + run.source());
        }
        boolean pulled = run.batch() != null && run.batch().deliveryId() > 0;
        if (practice == 0 || pulled || !run.rerunnable()) {
            return Again.rerun(options.shell()).command(run);
        }
        StringBuilder command = new StringBuilder("nightly --practice " + practice + " --seed " + seed);
        command.append(nights == 1 ? "" : " --nights " + nights);
        command.append(date == null ? "" : " --date " + date);
        names.forEach(name -> command.append(" --source ").append(name));
        return options.shell().line(command.toString());
    }
}
