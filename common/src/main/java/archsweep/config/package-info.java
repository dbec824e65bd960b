/** YAML files with the line and key of every value, and the errors that users can act on. */
package archsweep.config;
