/**
 * Spaces that a user describes in a page of YAML: blocks with choices, repeats and references.
 * Imports what {@code archsweep.space} imports.
 */
package archsweep.space.yaml;
