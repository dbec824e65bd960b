/**
 * A planner for chains of repeated blocks, such as decoder-only language models, over systems of
 * equal servers: a dynamic programme over blocks and how far equal servers are used. Both the
 * repetition and the equality are found in the instance, not in names.
 */
package archsweep.system.blocks;
