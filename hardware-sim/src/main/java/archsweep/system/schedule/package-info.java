/**
 * Where and when operators run: schedules, what a pipeline over an assignment has for a period, and
 * the parts that schedulers share. Imports {@code archsweep.system.instance}.
 */
package archsweep.system.schedule;
