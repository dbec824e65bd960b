/** The job that lists candidates: places in the sample in, rows with identities and counts out. */
package archsweep.enumerate;
