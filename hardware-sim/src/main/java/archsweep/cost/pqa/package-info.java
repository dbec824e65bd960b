/**
 * The PQA family: cycles and area of an accelerator of product-quantised layers, and of the
 * accelerator that it is compared with. Imports {@code archsweep.device} and {@code
 * archsweep.cost}.
 */
package archsweep.cost.pqa;
