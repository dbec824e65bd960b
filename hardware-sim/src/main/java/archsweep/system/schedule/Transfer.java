package archsweep.system.schedule;

/**
 * A tensor on its way, where transfers take up links or devices.
 *
 * @param edge one that it serves
 * @param from the device that sends
 * @param to the device that receives
 * @param start in the instance's unit of time
 * @param finish when its readers may start
 */
public record Transfer(int edge, int from, int to, double start, double finish) {}
