/**
 * What people do in the bank: redeem credits, apply for a certificate, dispute a record, seat a panel and let it decide. Each is an act of a batch of its own, written
 * under the bank-writer lock and covered by the batch's seal; none is ever changed or deleted, for what takes one back is an act too.
 *
 * <p>An act's body is one JSON object in canonical form (RFC 8785) that names no person; credits are strings of two decimals.
 *
 * <pre>
 * {"act":31,"day":"2026-09-01","format":1,"items":[{"credits":"4.00","edition":0,"parts":[{"credits":"4.00","part":"skill"}],"record":12,"version":1,"worth":"4.00"}],
 *  "learner":7,"programme":{"digest":"…","id":"skilled-worker","version":1},"type":"redeemed"}
 * {"about":31,"act":32,"day":"2026-09-02","format":1,"learner":7,"reason":"…","type":"cancelled"}
 * {"act":33,"day":"2026-09-02","format":1,"learner":7,"programme":{…},"type":"filed"}
 * {"about":33,"act":36,"certificate":"CB2026-36","day":"…","eqf":3,"format":1,"items":[…],"learner":7,"level":2,"programme":{…},"type":"certified"}
 * {"act":34,"day":"…","format":1,"learner":7,"missing":"3.00","programme":{…},"reasons":["part skill lacks 3.00 credits"],"type":"declined"}
 * {"act":35,"day":"…","format":1,"learner":7,"reason":"…","record":12,"type":"disputed"}
 * {"about":35,"act":37,"day":"…","format":1,"learner":7,"level":3,"reasons":["panel.industry-share"],"rules":"…","type":"panel-refused"}
 * {"about":35,"academia":1,"act":38,"day":"…","format":1,"government":1,"industry":1,"learner":7,"level":3,"method":"portfolio","rules":"…","type":"panel-seated"}
 * {"about":35,"act":39,"credits":"2.00","day":"…","format":1,"learner":7,"outcome":"revalued","reason":"…","type":"decided"}
 * {"act":40,"checkpoint":["…","270","…"],"day":"…","format":1,"population":2000,"purpose":"outside","records":[12,35],"sample":1,"seed":"…","size":2,"type":"sampled"}
 * {"about":40,"act":41,"day":"…","format":1,"learner":7,"reason":"…","record":12,"type":"found","verdict":"right"}
 * </pre>
 *
 * <p>(The line breaks are not in the bytes.) {@code about} of a certificate or of what was declined is the application that a panel decided, and absent where
 * none was asked. {@code rules} is the SHA-256 of the panels' rules.
 */
@NullMarked
package creditbank.recognise.act;

import org.jspecify.annotations.NullMarked;
