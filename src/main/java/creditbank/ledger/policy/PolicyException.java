package creditbank.ledger.policy;

import java.util.List;

/** A policy is malformed, proves nothing or cannot be met; each problem is a line {@code file:line: what, expected}. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    public PolicyException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
