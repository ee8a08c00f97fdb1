package creditbank.map.expression;

import org.jspecify.annotations.Nullable;

/** Which columns an expression may name. */
public interface Scope {
    /** The column of that name, or null where there is none. */
    @Nullable
    ColumnRef column(String name);

    /** What names may stand there, in words. */
    String columns();
}
