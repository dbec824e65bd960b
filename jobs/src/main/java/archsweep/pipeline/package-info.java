/**
 * A sweep from its file to its tables: what is missing is planned, fanned out and committed, then
 * reduced; and the networks of its candidates as files. Knows the tables and the engine, and calls
 * the science without being any.
 */
package archsweep.pipeline;
