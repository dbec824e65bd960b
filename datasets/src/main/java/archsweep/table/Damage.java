package archsweep.table;

/**
 * A committed chunk that does not hold what was written.
 *
 * @param reason what is wrong with it, as a sentence
 */
public record Damage(TableSchema table, String chunk, String reason) {}
