package creditbank.run;

/** Says with which command a run is rerun from any shell of this machine. */
@FunctionalInterface
public interface Advice {
    String rerun(long run);
}
