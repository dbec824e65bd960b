/** The job that makes results, fronts and training data of the fan-out tables. */
package archsweep.reduce;
