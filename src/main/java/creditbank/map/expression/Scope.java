package creditbank.map.expression;

import org.jspecify.annotations.Nullable;

/** Which columns an expression may name. */
@FunctionalInterface
public interface Scope {
    /** The column of that name, or null where there is none. */
    @Nullable
    ColumnRef column(String name);
}
