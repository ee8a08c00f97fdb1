/**
 * Checks a bank against its log. Nothing here calls the code that wrote either: the groups of a version are made by the database from its columns, salts and
 * roots by other code than that which sealed them, after the package comments of {@code credit} and {@code seal}. A difference names the batch, the record and
 * the group, never a value of theirs.
 *
 * <h2>The inner levels of a proof, format 1</h2>
 *
 * <p>A proof is a file of c2sp.org/tlog-proof@v1, whose leaf is the batch's document and whose {@code extra} is this canonical JSON object (RFC 8785; without
 * the line breaks):
 *
 * <pre>
 * {"entry":"{\"batch\":5,…}","format":1,
 *  "groups":{"credit":{"salt":"…","text":"{\"credits\":\"2.50\"}"},"result":{"hash":"…"},"what":{"hash":"…"},…},
 *  "index":1,"path":["…"],"type":"record"}
 * </pre>
 *
 * <p>{@code entry} is the document, verbatim. All six groups are there: a shown one with salt and text, whose hash is {@code SHA-256(0x02 || salt || text)}, a
 * hidden one as that hash. The leaf data of the version are the six hashes in the order who, what, where, when, result, credit; {@code path} leads from its leaf
 * hash at {@code index} of the document's {@code records} leaves to the document's {@code versionsRoot}, the sibling first. Hashes and salts are 64 hexadecimal
 * digits. To check: the leaves as above, the path to {@code versionsRoot}, then {@code SHA-256(0x00 || entry)} by the outer proof to the signed checkpoint.
 */
@NullMarked
package creditbank.seal.audit;

import org.jspecify.annotations.NullMarked;
