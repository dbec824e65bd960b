package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.Embedding;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.network.op.Slice;
import archsweep.space.Task;
import archsweep.space.block.Attention;
import archsweep.space.block.Blocks;

/**
 * An encoder of two sentences as BERT (Devlin et al., NAACL 2019): the sum of embeddings of tokens,
 * positions and sentences, and blocks whose norms come last.
 *
 * @param hidden features between the layers of the perceptron
 * @param head what reads the states
 */
record EncoderModel(int vocabulary, int depth, int width, int heads, int hidden, Head head) {

  /** What follows the last block. */
  enum Head {
    /** Nothing: the states are the output. */
    NONE,
    /** A linear layer and a tanh on the first state. */
    POOLER,
    /** The pooler and the logits of a task. */
    CLASSIFIER
  }

  private static final int SENTENCES = 2;
  private static final LayerNorm NORM = new LayerNorm(1, 1e-12);

  /** For a task of tokens and of the sentences they are of. */
  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source tokens = net.input("tokens", task.input());
    Source sentences = net.input("sentences", task.more().get(0));
    long length = task.input().shape().size(1);
    Source words =
        net.chain(
            "embeddings.words",
            tokens,
            new Embedding(vocabulary, width),
            LearnedOffset.of(length, width));
    Source types = net.layer("embeddings.sentences", new Embedding(SENTENCES, width), sentences);
    Source states = net.layer("embeddings.sum", new Add(), words, types);
    states = net.layer("embeddings.norm", NORM, states);
    for (int layer = 0; layer < depth; layer++) {
      states = block(net, "layers." + layer, states);
    }
    if (head == Head.NONE) {
      return net.build(states);
    }
    Source pooled =
        net.chain(
            "pooler",
            states,
            Slice.of(1, 0, 1),
            Reshape.flat(width),
            new Linear(width, true),
            new Activation(Activation.Function.TANH));
    return net.build(
        head == Head.POOLER
            ? pooled
            : net.layer("classifier", new Linear(task.classes(), true), pooled));
  }

  private Source block(NetworkBuilder net, String prefix, Source input) {
    Source seen =
        Attention.plain(width, heads, false).build(net, prefix + ".attention", input, input);
    Source sum = Blocks.add(net, prefix + ".attention", input, seen);
    Source given = net.layer(prefix + ".attention.norm", NORM, sum);
    Source mixed =
        net.chain(
            prefix + ".mlp", given, new Linear(hidden, true), Blocks.GELU, new Linear(width, true));
    return net.layer(prefix + ".norm", NORM, Blocks.add(net, prefix + ".mlp", given, mixed));
  }
}
