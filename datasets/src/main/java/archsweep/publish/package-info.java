/**
 * What makes a folder of tables a dataset that others find and trust: metadata in the vocabulary of
 * Croissant, a card, checksums, and the JSON that users of NASLib load. Imports common and the
 * tables.
 */
package archsweep.publish;
