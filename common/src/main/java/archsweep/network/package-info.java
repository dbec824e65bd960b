/**
 * The intermediate representation: a {@link archsweep.network.Network} is an immutable graph of
 * layers, apart from the values of its {@link archsweep.network.Parameters}. Imports nothing but
 * the JDK, Jackson for its JSON form, and {@code archsweep.config} for user errors.
 */
package archsweep.network;
