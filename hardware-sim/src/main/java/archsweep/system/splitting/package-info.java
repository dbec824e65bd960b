/**
 * The splitting heuristic: modules found by modularity, each solved exactly while the rest stays in
 * place.
 */
package archsweep.system.splitting;
