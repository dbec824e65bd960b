package archsweep.space.transformer;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.Linear;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.space.DeadEdges;
import archsweep.space.KeyedBlueprint;
import archsweep.space.KeyedText;
import archsweep.space.Task;
import archsweep.space.block.Attention;
import archsweep.space.block.Blocks;
import java.util.List;
import java.util.Map;

/**
 * Encoder-decoder speech recognisers of the form of Whisper (Radford et al., ICML 2023): two
 * convolutions over 30 seconds of 80 features, an encoder, and a decoder that attends to it, with a
 * choice of their depths and width; heads have 64 features. Positions of the encoder are learned
 * here, where Whisper has sines.
 */
public final class SpeechTransformer implements KeyedBlueprint {

  private static final int TOKENS = 128;
  private static final int VOCABULARY = 51_865;
  private static final int HEAD_WIDTH = 64;

  static final Task TRANSCRIPTION =
      new Task(
          "transcription",
          TensorType.real(Shape.batched(80, 3000)),
          TOKENS * VOCABULARY,
          List.of(TensorType.index(Shape.batched(TOKENS))));

  private static final LayerNorm NORM = new LayerNorm(1, 1e-5);
  private static final KeyedText TEXT =
      new KeyedText("speech-transformer")
          .choice("encoder_layers", 2, 4, 6, 12, 24, 32)
          .choice("decoder_layers", 1, 2, 4, 6, 12, 24, 32)
          .choice("width", 256, 384, 512, 768, 1024, 1280);

  @Override
  public KeyedText text() {
    return TEXT;
  }

  @Override
  public List<Task> tasks() {
    return List.of(TRANSCRIPTION);
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    int width = TEXT.value(decisions, "width");
    NetworkBuilder net = new NetworkBuilder(title);
    Source features = net.input("features", task.input());
    Source tokens = net.input("tokens", task.more().get(0));
    long steps = task.input().shape().size(2) / 2;
    Source states =
        net.chain(
            "encoder.stem",
            features,
            new Convolution(width, Window.line(3, 1, 1), 1, true),
            Blocks.GELU,
            new Convolution(width, Window.line(3, 2, 1), 1, true),
            Blocks.GELU,
            new Transpose(List.of(0, 2, 1)),
            LearnedOffset.of(steps, width));
    for (int layer = 0; layer < TEXT.value(decisions, "encoder_layers"); layer++) {
      String prefix = "encoder." + layer;
      states = attend(net, prefix + ".self", states, states, width, false);
      states = perceptron(net, prefix + ".mlp", states, width);
    }
    Source heard = net.layer("encoder.norm", NORM, states);
    Source written =
        net.chain(
            "decoder.embed",
            tokens,
            new Embedding(VOCABULARY, width),
            LearnedOffset.of(TOKENS, width));
    for (int layer = 0; layer < TEXT.value(decisions, "decoder_layers"); layer++) {
      String prefix = "decoder." + layer;
      written = attend(net, prefix + ".self", written, written, width, true);
      written = attend(net, prefix + ".cross", written, heard, width, false);
      written = perceptron(net, prefix + ".mlp", written, width);
    }
    Source last = net.layer("decoder.norm", NORM, written);
    Map<String, String> shared = Map.of("weight", "decoder.embed.0.weight");
    Linear head = new Linear(VOCABULARY, false);
    return net.build(net.layer(new Layer("head", head, List.of(last), shared)));
  }

  /** To itself, in which case both are normed, or to a context that is. */
  private static Source attend(
      NetworkBuilder net, String prefix, Source input, Source context, int width, boolean causal) {
    int heads = width / HEAD_WIDTH;
    Attention attention = new Attention(heads, heads, HEAD_WIDTH, true, false, causal, 0);
    Source normed = net.layer(prefix + ".norm", NORM, input);
    Source seen = attention.build(net, prefix, normed, context.equals(input) ? normed : context);
    return Blocks.add(net, prefix, input, seen);
  }

  private static Source perceptron(NetworkBuilder net, String prefix, Source input, int width) {
    Source mixed =
        net.chain(
            prefix, input, NORM, new Linear(4 * width, true), Blocks.GELU, new Linear(width, true));
    return Blocks.add(net, prefix, input, mixed);
  }
}
