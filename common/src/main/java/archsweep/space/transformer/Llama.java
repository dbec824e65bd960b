package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.KeyedBlueprint;
import archsweep.space.KeyedText;
import archsweep.space.Task;
import java.util.List;

/**
 * Language models of the form of Llama with a choice of depth, width, perceptron and of how many
 * heads of queries share keys and values; heads have 128 features. The vocabulary is that of the
 * task. {@code llama-2-7b} and {@code llama-3-8b} name published ones.
 */
public final class Llama implements KeyedBlueprint {

  static final Task TOKENS_2 = Task.tokens("tokens-llama-2", 2048, 32_000);
  static final Task TOKENS_3 = Task.tokens("tokens-llama-3", 2048, 128_256);

  private static final int HEAD_WIDTH = 128;
  private static final KeyedText TEXT =
      new KeyedText("llama")
          .choice("layers", 16, 22, 28, 32, 40, 60, 80)
          .choice("width", 2048, 3072, 4096, 5120, 8192)
          .choice("hidden", 5632, 8192, 11008, 13824, 14336, 28672)
          .choice("queries_per_key", 1, 4, 8)
          .published("llama-2-7b", "layers=32,width=4096,hidden=11008,queries_per_key=1")
          .published("llama-2-13b", "layers=40,width=5120,hidden=13824,queries_per_key=1")
          .published("llama-3-8b", "layers=32,width=4096,hidden=14336,queries_per_key=4");

  @Override
  public KeyedText text() {
    return TEXT;
  }

  @Override
  public List<Task> tasks() {
    return List.of(TOKENS_2, TOKENS_3);
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    int width = TEXT.value(decisions, "width");
    int heads = width / HEAD_WIDTH;
    double rotaryBase = task.equals(TOKENS_3) ? 500_000 : 10_000;
    return new LanguageModel(
            TEXT.value(decisions, "layers"),
            width,
            heads,
            heads / TEXT.value(decisions, "queries_per_key"),
            TEXT.value(decisions, "hidden"),
            rotaryBase)
        .build(title, task);
  }
}
