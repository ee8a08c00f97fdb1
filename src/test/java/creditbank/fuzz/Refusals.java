package creditbank.fuzz;

import java.util.List;
import java.util.concurrent.Callable;

/** Runs a parser on any bytes: it gives something, or refuses as its documentation says. */
public final class Refusals {
    private Refusals() {}

    /** Fails for every exception but these. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static void only(Callable<?> parser, Class<? extends Exception>... documented) throws Exception {
        try {
            parser.call();
        } catch (Exception e) {
            if (List.of(documented).stream().noneMatch(type -> type.isInstance(e))) {
                throw e;
            }
        }
    }
}
