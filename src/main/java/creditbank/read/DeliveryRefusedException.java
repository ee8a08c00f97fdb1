package creditbank.read;

import creditbank.finding.Finding;
import java.util.List;

/** The delivery as a whole cannot be taken; nothing of it may reach the bank. */
public class DeliveryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public DeliveryRefusedException(List<Finding> findings) {
        super(String.join("\n", findings.stream().map(Finding::toString).toList()));
        this.findings = List.copyOf(findings);
    }

    public DeliveryRefusedException(Finding finding) {
        this(List.of(finding));
    }

    /** Why; at least one. */
    public List<Finding> findings() {
        return findings;
    }
}
