/** How good the data are that senders report, and what waits for people: numbers only, so that they may be shown to anybody. Reads only. */
@NullMarked
package creditbank.review.quality;

import org.jspecify.annotations.NullMarked;
