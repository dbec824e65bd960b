/**
 * Spaces of transformers: for images, language and speech. Imports what {@code archsweep.space}
 * imports.
 */
package archsweep.space.transformer;
