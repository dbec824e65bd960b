package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Reshape;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Softmax;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.List;

/**
 * The small Swin Transformer (Liu et al., ICCV 2021): attention within windows of 7 x 7, which
 * every other block shifts by 3. Images whose sides are multiples of 224, where no window needs
 * padding.
 */
final class Swin {

  private static final int SIDE = 7;
  private static final int WIDTH = 96;
  private static final int HEAD = 32;
  private static final int[] BLOCKS = {2, 2, 6, 2};
  private static final LayerNorm NORM = new LayerNorm(1, 1e-5);
  private static final Transpose WINDOWS = new Transpose(List.of(0, 1, 3, 2, 4, 5));
  private static final Transpose HEADS = new Transpose(List.of(0, 1, 3, 2, 4));

  private Swin() {}

  static Network tiny(Task task) {
    NetworkBuilder net = new NetworkBuilder("swin-t");
    Source image = net.input("image", task.input());
    Convolution patches = new Convolution(WIDTH, Window.square(4, 4, 0), 1, true);
    Source features =
        net.chain("patches", image, patches, new Transpose(List.of(0, 2, 3, 1)), NORM);
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      String prefix = "stage" + (stage + 1);
      if (stage > 0) {
        features = merge(net, prefix + ".merge", features);
      }
      for (int block = 0; block < BLOCKS[stage]; block++) {
        features = block(net, prefix + "." + block, features, block % 2 == 1);
      }
    }
    return net.build(
        net.chain(
            "classifier",
            features,
            NORM,
            new Transpose(List.of(0, 3, 1, 2)),
            new GlobalAveragePool(false),
            new Linear(task.classes(), true)));
  }

  /** Joins the channels of 2 x 2 neighbours, those of one column together, and halves them. */
  private static Source merge(NetworkBuilder net, String prefix, Source input) {
    Shape shape = net.type(input).shape();
    long half = shape.size(1) / 2;
    long width = shape.size(3);
    return net.chain(
        prefix,
        input,
        new Reshape(Shape.batched(half, 2, half, 2, width)),
        new Transpose(List.of(0, 1, 3, 4, 2, 5)),
        new Reshape(Shape.batched(half, half, 4 * width)),
        NORM,
        new Linear((int) (2 * width), false));
  }

  private static Source block(NetworkBuilder net, String prefix, Source input, boolean odd) {
    int size = (int) net.type(input).shape().size(1);
    int width = (int) net.type(input).shape().size(3);
    int shift = odd && size > SIDE ? SIDE / 2 : 0;
    Source normal = net.layer(prefix + ".norm1", NORM, input);
    Source seen = roll(net, prefix + ".shift", normal, shift);
    seen = attention(net, prefix + ".attention", seen, shift);
    seen = roll(net, prefix + ".back", seen, shift == 0 ? 0 : size - shift);
    Source sum = Blocks.add(net, prefix + ".attention", input, seen);
    Source mixed =
        net.chain(
            prefix + ".mlp",
            sum,
            NORM,
            new Linear(4 * width, true),
            Blocks.GELU,
            new Linear(width, true));
    return Blocks.add(net, prefix + ".mlp", sum, mixed);
  }

  /** Moves an image up and left; what leaves it comes in at the other side. */
  private static Source roll(NetworkBuilder net, String prefix, Source input, int shift) {
    Source rolled = input;
    for (int axis = 1; axis <= 2 && shift > 0; axis++) {
      long size = net.type(input).shape().size(axis);
      String name = prefix + (axis == 1 ? ".up" : ".left");
      Source rest = net.layer(name + ".rest", Slice.of(axis, shift, size), rolled);
      Source moved = net.layer(name + ".moved", Slice.of(axis, 0, shift), rolled);
      rolled = net.layer(name, new Concat(axis), rest, moved);
    }
    return rolled;
  }

  private static Source attention(NetworkBuilder net, String prefix, Source input, int shift) {
    Shape shape = net.type(input).shape();
    int across = (int) shape.size(1) / SIDE;
    int width = (int) shape.size(3);
    int heads = width / HEAD;
    long windows = (long) across * across;
    long positions = (long) SIDE * SIDE;
    Source all =
        net.chain(
            prefix + ".qkv",
            input,
            new Reshape(Shape.batched(across, SIDE, across, SIDE, width)),
            WINDOWS,
            new Reshape(Shape.batched(windows, positions, width)),
            new Linear(3 * width, true),
            new Reshape(Shape.batched(windows, positions, 3L * heads, HEAD)),
            HEADS);
    Source queries = part(net, prefix + ".q", all, 0, heads);
    queries = net.layer(prefix + ".q.scale", new Scale(1 / Math.sqrt(HEAD)), queries);
    Source keys = part(net, prefix + ".k", all, 1, heads);
    Source values = part(net, prefix + ".v", all, 2, heads);
    Source scores = net.layer(prefix + ".scores", new MatMul(true), queries, keys);
    Source weights =
        net.chain(
            prefix + ".weights",
            scores,
            new WindowBias(SIDE, across, across, shift),
            new Softmax(-1));
    Source mixed = net.layer(prefix + ".mixed", new MatMul(false), weights, values);
    return net.chain(
        prefix + ".out",
        mixed,
        HEADS,
        new Reshape(Shape.batched(windows, positions, width)),
        new Linear(width, true),
        new Reshape(Shape.batched(across, across, SIDE, SIDE, width)),
        WINDOWS,
        new Reshape(Shape.batched((long) across * SIDE, (long) across * SIDE, width)));
  }

  private static Source part(NetworkBuilder net, String name, Source all, int place, int heads) {
    return net.layer(name, Slice.of(2, (long) place * heads, (place + 1L) * heads), all);
  }
}
