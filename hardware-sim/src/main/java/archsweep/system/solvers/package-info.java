/** The registry of solvers: all that a command line or a sweep may name. */
package archsweep.system.solvers;
