package creditbank.practice.server;

import java.util.concurrent.atomic.AtomicInteger;

/** An error status that a page is answered with a number of times. */
final class Trouble {
    private final int status;
    private final AtomicInteger left;

    Trouble(int status, int times) {
        this.status = status;
        this.left = new AtomicInteger(times);
    }

    int status() {
        return status;
    }

    boolean strikes() {
        return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }
}
