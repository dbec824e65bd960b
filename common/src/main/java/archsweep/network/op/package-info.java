/**
 * Operators, one record each, and the types that flow between them. Shapes in; shapes, parameters
 * and counts of work out; nothing here computes values. Imports nothing but the JDK.
 */
package archsweep.network.op;
