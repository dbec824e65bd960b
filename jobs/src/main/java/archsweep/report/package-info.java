/**
 * The report of a sweep: from a value, {@link archsweep.report.ReportData}, to one HTML file that
 * needs nothing else. Pure: no tables are read and nothing is written. Imports nothing but the JDK,
 * Jackson's core and {@code archsweep.statistics}.
 */
package archsweep.report;
