/** Turns the results of a run and imported measurements into the files of a dataset. No Spark. */
package archsweep.publication;
