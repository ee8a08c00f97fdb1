package creditbank.cli.report;

import creditbank.run.RunReport;

/** Says with which command a run that did not do what it should is made again. */
@FunctionalInterface
public interface Again {
    /** The command, empty where there is nothing to make again. */
    String command(RunReport run);

    /** Goes on with the run where it stopped. */
    static Again rerun(Shell shell) {
        return run -> run.rerunnable() ? shell.line("rerun " + run.run()) : "";
    }
}
