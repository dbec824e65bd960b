/**
 * Spaces of networks of inverted residuals: NAS-Bench-Macro, Once-for-all, ProxylessNAS,
 * MobileNetV2. Imports what {@code archsweep.space} imports.
 */
package archsweep.space.mobile;
