/**
 * The match model: one YAML file that says how records are compared.
 */
@NullMarked
package creditbank.resolve.model;

import org.jspecify.annotations.NullMarked;
