/**
 * Instances seen from further away: operators in modules, and the modules in an order. Imports
 * {@code archsweep.system.instance}.
 */
package archsweep.system.quotient;
