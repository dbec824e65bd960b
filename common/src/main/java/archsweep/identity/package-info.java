/** Identities and seeds: hashes that depend on content alone. Imports nothing but the JDK. */
package archsweep.identity;
