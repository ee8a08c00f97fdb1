/**
 * The four formats, each written from its specification: OneRoster 1.2 CSV, a Chinese academic-affairs export, Open Badges 3.0 and CLR 2.0, fixed-width GBK.
 */
@NullMarked
package creditbank.practice.sender.form;

import org.jspecify.annotations.NullMarked;
