package archsweep.space.transformer;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Embedding;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.Linear;
import archsweep.network.op.Multiply;
import archsweep.network.op.RmsNorm;
import archsweep.space.Task;
import archsweep.space.block.Attention;
import archsweep.space.block.Blocks;
import java.util.List;
import java.util.Map;

/**
 * A decoder-only language model: as GPT-2 (Radford et al., 2019; learned positions, layer norms,
 * biases, a GELU, a head that shares its weight with the embedding), or as Llama (Touvron et al.,
 * 2023; rotary positions, RMS norms, no biases, a gated SiLU, a head of its own).
 *
 * @param hidden features between the layers of the perceptron
 * @param rotaryBase of Llama's positions; 0 makes a GPT-2
 */
record LanguageModel(int depth, int width, int heads, int keyHeads, int hidden, double rotaryBase) {

  private static final LayerNorm LAYER_NORM = new LayerNorm(1, 1e-5);
  private static final RmsNorm RMS_NORM = new RmsNorm(1e-5);

  /** The logits of all positions of a task of tokens. */
  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source tokens = net.input("tokens", task.input());
    int length = (int) task.input().shape().size(1);
    int vocabulary = task.classes() / length;
    Source states = net.layer("wte", new Embedding(vocabulary, width), tokens);
    if (!llama()) {
      states = net.layer("wpe", LearnedOffset.of(length, width), states);
    }
    for (int block = 0; block < depth; block++) {
      states = block(net, "h." + block, states);
    }
    states = norm(net, "ln_f", states);
    Linear head = new Linear(vocabulary, false);
    Map<String, String> shared = llama() ? Map.of() : Map.of("weight", "wte.weight");
    return net.build(net.layer(new Layer("lm_head", head, List.of(states), shared)));
  }

  private boolean llama() {
    return rotaryBase > 0;
  }

  private Source block(NetworkBuilder net, String prefix, Source input) {
    Attention attention =
        new Attention(heads, keyHeads, width / heads, !llama(), !llama(), true, rotaryBase);
    Source normed = norm(net, prefix + ".ln_1", input);
    Source seen = attention.build(net, prefix + ".attn", normed, normed);
    Source sum = Blocks.add(net, prefix + ".attn", input, seen);
    Source given = norm(net, prefix + ".ln_2", sum);
    return Blocks.add(net, prefix + ".mlp", sum, perceptron(net, prefix + ".mlp", given));
  }

  private Source perceptron(NetworkBuilder net, String prefix, Source input) {
    if (!llama()) {
      return net.chain(
          prefix, input, new Linear(hidden, true), Blocks.GELU, new Linear(width, true));
    }
    Source gate = net.chain(prefix + ".gate", input, new Linear(hidden, false), Blocks.SILU);
    Source up = net.layer(prefix + ".up", new Linear(hidden, false), input);
    Source gated = net.layer(prefix + ".gated", new Multiply(), gate, up);
    return net.layer(prefix + ".down", new Linear(width, false), gated);
  }

  private Source norm(NetworkBuilder net, String name, Source input) {
    return llama() ? net.layer(name, RMS_NORM, input) : net.layer(name, LAYER_NORM, input);
  }
}
