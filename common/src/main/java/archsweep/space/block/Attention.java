package archsweep.space.block;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.CausalMask;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Op;
import archsweep.network.op.Reshape;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.Transpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head attention (Vaswani et al., NeurIPS 2017), also with fewer heads of keys and values
 * than of queries (Ainslie et al., "GQA", 2023). Inputs [batch, positions, width].
 *
 * @param heads of the queries
 * @param keyHeads of keys and values, which divide those of the queries
 * @param headWidth features of a head
 * @param bias whether queries, values and output have a bias
 * @param keyBias whether keys have one
 * @param causal whether a position looks at none behind it
 * @param rotaryBase of rotary embeddings of queries and keys; 0 for none
 */
public record Attention(
    int heads,
    int keyHeads,
    int headWidth,
    boolean bias,
    boolean keyBias,
    boolean causal,
    double rotaryBase) {

  private static final Transpose SWAP = new Transpose(List.of(0, 2, 1, 3));

  /** With as many heads of keys as of queries, and a bias everywhere. */
  public static Attention plain(int width, int heads, boolean causal) {
    return new Attention(heads, heads, width / heads, true, true, causal, 0);
  }

  /**
   * The attention of {@code input} to {@code context}.
   *
   * @return [batch, positions of input, width of input]
   */
  public Source build(NetworkBuilder net, String prefix, Source input, Source context) {
    Shape shape = net.type(input).shape();
    long positions = shape.size(1);
    long seen = net.type(context).shape().size(1);
    int width = (int) shape.size(2);
    long grouped = heads / keyHeads * positions;
    Source queries = heads(net, prefix + ".q", input, heads, bias, true);
    Source keys = heads(net, prefix + ".k", context, keyHeads, keyBias, true);
    Source values = heads(net, prefix + ".v", context, keyHeads, bias, false);
    if (keyHeads != heads) {
      Reshape group = new Reshape(Shape.batched(keyHeads, grouped, headWidth));
      queries = net.layer(prefix + ".group", group, queries);
    }
    Source scores = net.layer(prefix + ".scores", new MatMul(true), queries, keys);
    List<Op> ops = new ArrayList<>(List.of(new Scale(1 / Math.sqrt(headWidth))));
    if (keyHeads != heads) {
      ops.add(new Reshape(Shape.batched(heads, positions, seen)));
    }
    if (causal) {
      ops.add(new CausalMask());
    }
    ops.add(new Softmax(-1));
    if (keyHeads != heads) {
      ops.add(new Reshape(Shape.batched(keyHeads, grouped, seen)));
    }
    Source weights = net.chain(prefix + ".weights", scores, ops.toArray(Op[]::new));
    Source mixed = net.layer(prefix + ".mixed", new MatMul(false), weights, values);
    if (keyHeads != heads) {
      Reshape ungroup = new Reshape(Shape.batched(heads, positions, headWidth));
      mixed = net.layer(prefix + ".ungroup", ungroup, mixed);
    }
    return net.chain(
        prefix + ".out",
        mixed,
        SWAP,
        new Reshape(Shape.batched(positions, (long) heads * headWidth)),
        new Linear(width, bias));
  }

  /** [batch, heads, positions, head width]. */
  private Source heads(
      NetworkBuilder net, String prefix, Source input, int count, boolean biased, boolean turned) {
    long positions = net.type(input).shape().size(1);
    Source split =
        net.chain(
            prefix,
            input,
            new Linear(count * headWidth, biased),
            new Reshape(Shape.batched(positions, count, headWidth)),
            SWAP);
    return turned && rotaryBase > 0
        ? net.layer(prefix + ".rotary", new RotaryEmbedding(rotaryBase), split)
        : split;
  }
}
