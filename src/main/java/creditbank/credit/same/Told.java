package creditbank.credit.same;

import java.util.UUID;

/** A person's word about two exact keys of one learner: that they are one achievement, or two. */
public record Told(UUID a, UUID b, boolean together) {}
