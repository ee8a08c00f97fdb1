package creditbank.credit.content;

import org.jspecify.annotations.Nullable;

/** How much it was; credits and hours in hundredths. */
public record Amount(@Nullable Integer credits, @Nullable Integer hours) {}
