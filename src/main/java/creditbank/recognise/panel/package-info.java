/**
 * Panels as data: who judges an informal outcome or a dispute, and by what rule of size and share a panel is seated or refused. Pure functions.
 */
@NullMarked
package creditbank.recognise.panel;

import org.jspecify.annotations.NullMarked;
