/** The layers of a network on devices, as a page: where time and energy go. Knows no Spark. */
package archsweep.profile;
