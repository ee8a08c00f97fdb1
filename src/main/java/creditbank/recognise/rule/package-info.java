/**
 * Recognition rules as values, and what they make of an achievement: pure functions, exact to the hundredth of a credit.
 *
 * <p>A rule has versions; each is a file of its own that never changes once it has been in force. A version is in force from its first day to its last, or to
 * the day before the next version's first. Whatever the day of an achievement, at most one version of one rule applies to it: {@link
 * creditbank.recognise.rule.RuleSet} refuses rules that overlap.
 *
 * <p>The day of an achievement is the day of its result, else its end, else a certificate's or award's begin, else the last day of a course's term (31 January,
 * 31 July, 31 August; of a whole year 31 July). Of a day that is told as a year or month only, the first day counts.
 *
 * <h2>How a quantity becomes credits</h2>
 *
 * <pre>
 * hours    the hours that the record states
 * days     end - begin + 1, both told to the day
 * weeks    days / 7
 * months   whole months from begin to the day behind the end
 * level    the credits that the rule's table gives the record's level
 * fixed    the same credits for every such record
 * stated   the credits that the record states
 *
 * exact    = quantity / per                            per is 1 but for hours, days, weeks and months
 * rounded  = exact rounded to a multiple of step: down, or half-up
 * credits  = the smaller of rounded and most; a record that comes to less than least, or to nothing, is not converted
 * </pre>
 *
 * <p>What several records of one learner may come to together (the rule's ceiling) is no part of a record's conversion but of the learner's account, so that
 * one record's credits never depend on which other record came first.
 */
@NullMarked
package creditbank.recognise.rule;

import org.jspecify.annotations.NullMarked;
