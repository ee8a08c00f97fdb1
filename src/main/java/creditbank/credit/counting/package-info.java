/**
 * The two published ways of counting the attempts at a course. Both are functions of the attempts alone and never average them.
 *
 * <table>
 *   <caption>What counts</caption>
 *   <tr><th>attempt</th><th>{@link creditbank.credit.counting.Transcript}</th><th>{@link creditbank.credit.counting.Ranking}</th></tr>
 *   <tr><td>normal</td><td>counts where it is the best passed</td><td>counts, passed or not</td></tr>
 *   <tr><td>deferred (缓考)</td><td>the same, marked deferred</td><td>stands for the normal one that it puts off</td></tr>
 *   <tr><td>make-up (补考)</td><td>the same, marked make-up</td><td>never: the first examination was had</td></tr>
 *   <tr><td>repeated (重修)</td><td>the same, marked repeated</td><td>never</td></tr>
 *   <tr><td>absent (缺考, 旷考)</td><td>earns nothing</td><td>0, also where a make-up is passed</td></tr>
 *   <tr><td>cheated (作弊, 违纪, 取消资格)</td><td>earns nothing</td><td>0, also where a make-up is passed</td></tr>
 *   <tr><td>exempt (免修, 免试)</td><td>earns the credits, without a score</td><td>left out</td></tr>
 *   <tr><td>not known yet (未录入)</td><td>earns nothing yet</td><td>left out</td></tr>
 * </table>
 *
 * <p>A level, letter or grade point becomes a number of the hundred-point scale only by a sender's own versioned table ({@link creditbank.map.scale}); without
 * one it is left out of the ranking and counted as left out.
 */
@NullMarked
package creditbank.credit.counting;

import org.jspecify.annotations.NullMarked;
