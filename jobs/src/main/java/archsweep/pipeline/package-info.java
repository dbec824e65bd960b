/**
 * A sweep from its file to its tables: what is missing is planned, fanned out and committed, then
 * reduced. Knows the tables and the engine, and no science.
 */
package archsweep.pipeline;
