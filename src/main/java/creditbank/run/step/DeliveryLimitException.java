package creditbank.run.step;

import creditbank.finding.Finding;

/** A delivery refuses more rows than its job file allows; the bank is as before. */
public final class DeliveryLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    DeliveryLimitException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
