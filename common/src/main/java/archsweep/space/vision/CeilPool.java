package archsweep.space.vision;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Pool;
import archsweep.network.op.Shape;
import archsweep.network.op.Window;
import java.util.List;

/** Maximum pools that round the size of their result up, by nothing behind the last pixels. */
final class CeilPool {

  private CeilPool() {}

  static Source max(NetworkBuilder net, String name, Source input, int kernel, int stride) {
    Shape shape = net.type(input).shape();
    Window window =
        new Window(
            List.of(kernel, kernel),
            List.of(stride, stride),
            List.of(0, 0),
            List.of(behind(shape.size(2), kernel, stride), behind(shape.size(3), kernel, stride)),
            List.of(1, 1));
    return net.layer(name, Pool.max(window), input);
  }

  private static int behind(long size, int kernel, int stride) {
    return (int) Math.floorMod(kernel - size, (long) stride);
  }
}
