/**
 * Compares what a run computed with what others published. Reads tables, writes none; may import
 * datasets and common.
 */
package archsweep.validate;
