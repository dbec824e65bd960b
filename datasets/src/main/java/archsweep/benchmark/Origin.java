package archsweep.benchmark;

import java.util.Optional;

/**
 * Where the numbers of a column come from.
 *
 * @param source whose numbers they are
 * @param licence an SPDX identifier; empty where the source states none
 * @param note what one has to know to use them
 */
record Origin(String source, Optional<String> licence, Optional<String> note) {}
