/**
 * Joins the bank and the ledger: salted leaves, the batch leaf and the receipt.
 *
 * <h2>The leaves of a batch, format 1</h2>
 *
 * <p>A record version has six disclosure groups, numbered 0 who, 1 what, 2 where, 3 when, 4 result, 5 credit; {@code credit} defines their bytes.
 *
 * <pre>
 * secret     = HMAC-SHA-256(record key, version as 4 bytes big-endian)
 * salt(g)    = SHA-256(0x04 || secret || g as 1 byte)
 * group(g)   = SHA-256(0x02 || salt(g) || bytes of group g)
 * leaf data  = group(0) || group(1) || group(2) || group(3) || group(4) || group(5)       192 bytes
 * leaf hash  = SHA-256(0x00 || leaf data)                                                RFC 6962
 * </pre>
 *
 * <p>Whoever has the salt and the bytes of one group and the other five hashes shows that group and nothing else. A refused row has the leaf data
 * {@code 0x03 || SHA-256(raw text as stored, encrypted) || code in ASCII}. Leaves stand in the order of their hashes, so that their order says nothing; the
 * RFC 6962 roots over the versions and over the refusals stand in the batch's document.
 *
 * <p>Example: record key 000102…1f, groups of the ASCII bytes {@code who what where when result credit}. In version 1 salt(0) is
 * 3571185d4b3add00ed05d62b40eba0939ca53b058813d77dbb8cc771a12f8523, group(0) fda47f2fb0dfaab1ccf00c07acb687c7b384ef3bcadda8203c807c0a0088fa40, the
 * leaf hash 097f51dea8ebdb1005ab9006ba9b56db384ee25c2c0793bce74a7594b337a7b5; with version 2 of the same the root is
 * c7d8afd618cb4c43a29985b7b63e481500b37dbb429d8180b48ad38d45efb2f4. A refused row stored as 010203 with the code {@code row.malformed} has the leaf hash
 * 8d2b9e54a82e52b0c4d340440212a6597b6d029bc3781e5479b0866ccb9e6ee7.
 *
 * <h2>The worksheets of a batch, format 2</h2>
 *
 * <p>A batch that had rules to convert by is sealed in format 2: the same, and in its document also {@code recognition} (the digest of the rules), {@code worksheets}
 * (their number) and {@code worksheetsRoot}. {@code recognise} defines a worksheet's bytes; its leaf has a root of its own, because rules that are put in force later
 * make a worksheet without a new version of the record. With the secret of the version that it is of:
 *
 * <pre>
 * salt       = SHA-256(0x04 || secret || 0x06 || edition as 4 bytes big-endian)
 * leaf data  = 0x05 || SHA-256(0x02 || salt || bytes of the worksheet)                    33 bytes
 * </pre>
 *
 * <p>Example: the record key above, version 1, edition 0, bytes {@code {}}: the leaf hash is 2f1fdf8d9bb62901f132758341b1695c944291bdc13286e7ee706f06caa29f8c.
 *
 * <h2>The acts of a batch, format 3</h2>
 *
 * <p>A batch in which people acted has no rows and no worksheets, and in its document {@code acts} (their number) and {@code actsRoot}. {@code recognise.act} defines
 * an act's bytes. An act has a number of the records' sequence and with it a key; its secret is that of a version 1:
 *
 * <pre>
 * salt       = SHA-256(0x04 || secret || 0x08)
 * leaf data  = 0x07 || SHA-256(0x02 || salt || bytes of the act)                          33 bytes
 * </pre>
 *
 * <p>Example: the record key above, bytes {@code {}}: the leaf hash is 4c30a3f0b4e9d53e203186851c4e849e6f7c943f516091467a1ec3baceea2f20.
 *
 * <h2>The entries of the ledger</h2>
 *
 * <p>Each is a canonical JSON document (RFC 8785) of strings and whole numbers, from which no person can be found:
 *
 * <pre>
 * {"batch":7,"businessDate":"2026-11-23","counts":{"changed":0,"duplicate":0,"missing":0,"moved":0,"new":2,"refused":1,"rows":3,"unchanged":0,
 *  "withdrawn":0},"deliveries":["…"],"format":1,"mapping":"…","model":"…","program":"0.1.0","records":2,"refusalsRoot":"…","rules":"…","sequence":1,
 *  "source":"school-jwxt","type":"batch","versionsRoot":"…"}
 * {"batch":8,…,"format":2,…,"recognition":"…",…,"type":"batch","versionsRoot":"…","worksheets":2,"worksheetsRoot":"…"}
 * {"acts":1,"actsRoot":"…","batch":9,…,"format":3,…,"source":"registry","type":"batch","versionsRoot":"…"}
 * {"businessDate":"2026-11-23","format":1,"source":"training-badges","type":"empty"}
 * {"batch":7,"by":9,"format":1,"state":"withdrawn","type":"withdrawal"}
 * {"erasure":"0e7b…","format":1,"leaves":9,"leavesRoot":"…","records":4,"type":"erasure"}
 * {"format":1,"from":270,"statement":"restored","to":530,"type":"audit"}
 * {"files":3,"format":1,"manifest":"…","rows":2000,"type":"export"}
 * </pre>
 *
 * <p>without the line breaks. An erasure's name is a random UUID; {@code leavesRoot} is the root over the leaf hashes of all versions, worksheets and acts whose keys were
 * destroyed, in the order of the hashes, which the bank keeps so that the roots of their batches can still be made. Digests and roots are 64 hexadecimal digits, or empty where there was none.
 */
@NullMarked
package creditbank.seal;

import org.jspecify.annotations.NullMarked;
