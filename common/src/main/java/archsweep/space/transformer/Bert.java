package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.space.DeadEdges;
import archsweep.space.KeyedBlueprint;
import archsweep.space.KeyedText;
import archsweep.space.Task;
import java.util.List;

/**
 * Classifiers of sentences of the form of BERT (Devlin et al., NAACL 2019) with a choice of depth
 * and width, those of the smaller models of Turc et al. (2019) among them; heads have 64 features,
 * perceptrons four times the width. {@code bert-tiny} to {@code bert-large-uncased} name published
 * ones.
 */
public final class Bert implements KeyedBlueprint {

  private static final int LENGTH = 512;
  private static final int HEAD_WIDTH = 64;
  private static final int VOCABULARY = 30_522;
  private static final KeyedText TEXT =
      new KeyedText("bert")
          .choice("layers", 2, 4, 6, 8, 10, 12, 24)
          .choice("width", 128, 256, 512, 768, 1024)
          .published("bert-tiny", "layers=2,width=128")
          .published("bert-mini", "layers=4,width=256")
          .published("bert-small", "layers=4,width=512")
          .published("bert-medium", "layers=8,width=512")
          .published("bert-base-uncased", "layers=12,width=768")
          .published("bert-large-uncased", "layers=24,width=1024");

  /** Two classes of pairs of sentences at the longest input. */
  static final Task PAIRS = pairs("sentence-pairs", LENGTH);

  /** Tokens, and for each of them the number of its sentence. */
  static Task pairs(String name, int length) {
    TensorType tokens = TensorType.index(Shape.batched(length));
    return new Task(name, tokens, 2, List.of(tokens));
  }

  @Override
  public KeyedText text() {
    return TEXT;
  }

  @Override
  public List<Task> tasks() {
    return List.of(PAIRS);
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    return encoder(decisions, EncoderModel.Head.CLASSIFIER).build(title, task);
  }

  /** Without a classifier, and perhaps without the pooler. */
  static EncoderModel encoder(String text, boolean pooled) {
    return encoder(TEXT.read(text), pooled ? EncoderModel.Head.POOLER : EncoderModel.Head.NONE);
  }

  private static EncoderModel encoder(int[] decisions, EncoderModel.Head head) {
    int width = TEXT.value(decisions, "width");
    return new EncoderModel(
        VOCABULARY, TEXT.value(decisions, "layers"), width, width / HEAD_WIDTH, 4 * width, head);
  }
}
