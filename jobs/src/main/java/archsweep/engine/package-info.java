/** The thin layer around Spark: the session, the fan-out of chunks, progress. */
package archsweep.engine;
