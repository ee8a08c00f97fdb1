package creditbank.export;

/** The durable steps of an export, in their order; tests stop at each. */
enum Step {
    /** The files are complete under names that nobody reads. A crash leaves them to the next run, which removes them. */
    BUILT,
    /** The files have their names, but the manifest names the old ones. A crash leaves both, the old in force; the next run removes the new. */
    NAMED,
    /** The manifest names the new files. A crash leaves both, the new in force; the next run removes the old and remembers the new. */
    PUBLISHED,
    /** The old files are gone. A crash leaves an export that the database does not know; the next run remembers it. */
    SWEPT
}
