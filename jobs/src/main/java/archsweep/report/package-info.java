/**
 * The report of a sweep: from a value, {@link archsweep.report.ReportData}, to one HTML file that
 * needs nothing else. Pure: no tables are read and nothing is written. Imports nothing but the JDK
 * and Jackson's core.
 */
package archsweep.report;
