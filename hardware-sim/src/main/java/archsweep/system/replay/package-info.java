/**
 * Runs a placement again, event by event, without anything of the solver that made it. Imports
 * {@code archsweep.system.instance} and {@code archsweep.system.schedule}, of the latter only what
 * schedules are.
 */
package archsweep.system.replay;
