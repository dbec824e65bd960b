package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Add;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import archsweep.space.Task;
import archsweep.space.block.Attention;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * A vision transformer (Dosovitskiy et al., ICLR 2021; also DeiT, Touvron et al., ICML 2021):
 * patches and a class token, blocks of attention and a perceptron, norms first.
 *
 * @param depth how many blocks
 * @param width features of a token
 * @param hidden features between the two layers of the perceptron
 * @param patch pixels along the side of a patch
 * @param distilled whether there is a second token with a classifier of its own; the output is the
 *     mean of both
 */
public record VisionTransformer(
    int depth, int width, int heads, int hidden, int patch, boolean distilled) {

  private static final LayerNorm NORM = new LayerNorm(1, 1e-6);

  /** Without distillation. */
  public VisionTransformer(int depth, int width, int heads, int hidden, int patch) {
    this(depth, width, heads, hidden, patch, false);
  }

  /** The network for square images whose side the patch divides. */
  public Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    long side = task.input().shape().size(2) / patch;
    Source patches =
        net.chain(
            "patches",
            image,
            new Convolution(width, Window.square(patch, patch, 0), 1, true),
            new Reshape(Shape.batched(width, side * side)),
            new Transpose(List.of(0, 2, 1)));
    List<Source> parts = new ArrayList<>(List.of(token(net, "class_token", patches), patches));
    if (distilled) {
      parts.add(1, token(net, "distillation_token", patches));
    }
    Source tokens = net.layer("tokens", new Concat(1), parts.toArray(Source[]::new));
    long positions = side * side + parts.size() - 1;
    tokens = net.layer("positions", LearnedOffset.of(positions, width), tokens);
    for (int block = 0; block < depth; block++) {
      tokens = block(net, "blocks." + block, tokens);
    }
    if (!distilled) {
      Source first = net.chain("head", tokens, NORM, Slice.of(1, 0, 1), Reshape.flat(width));
      return net.build(net.layer("classifier", new Linear(task.classes(), true), first));
    }
    Source normed = net.layer("norm", NORM, tokens);
    Source sum =
        net.layer(
            "sum",
            new Add(),
            head(net, "classifier", normed, 0, task.classes()),
            head(net, "distillation_classifier", normed, 1, task.classes()));
    return net.build(net.layer("mean", new Scale(0.5), sum));
  }

  /** A token that does not depend on the image: zeros, to which a learned row is added. */
  private Source token(NetworkBuilder net, String name, Source patches) {
    return net.chain(name, patches, Slice.of(1, 0, 1), new Zero(), LearnedOffset.of(1, width));
  }

  private Source head(NetworkBuilder net, String name, Source tokens, int token, int classes) {
    return net.chain(
        name,
        tokens,
        Slice.of(1, token, token + 1),
        Reshape.flat(width),
        new Linear(classes, true));
  }

  private Source block(NetworkBuilder net, String prefix, Source input) {
    Source normed = net.layer(prefix + ".ln_1", NORM, input);
    Source seen =
        Attention.plain(width, heads, false).build(net, prefix + ".attention", normed, normed);
    Source sum = Blocks.add(net, prefix + ".attention", input, seen);
    Source mixed =
        net.chain(
            prefix + ".mlp",
            sum,
            NORM,
            new Linear(hidden, true),
            Blocks.GELU,
            new Linear(width, true));
    return Blocks.add(net, prefix + ".mlp", sum, mixed);
  }
}
