/**
 * What learners have in the bank: each live record's credits stand in one place, as earned or converted and free, redeemed, expired or disputed.
 *
 * <p>Credits are earned where a school stated them for a passed course, and converted where a rule made them of anything else. What a panel decided about a disputed
 * record goes before both. A record is redeemed as a whole: its credits that no part of the programme took are spent with the others. Each rule has a ceiling
 * over what a learner has by it, the redeemed first.
 *
 * <p>Nothing here is stored: it follows from the records, worksheets and acts as they stand, so that it is right again after every merge and split. What a
 * redemption rests on may change after it: that is told as a {@link creditbank.recognise.account.Notice}, and never deducted in silence.
 */
@NullMarked
package creditbank.recognise.account;

import org.jspecify.annotations.NullMarked;
