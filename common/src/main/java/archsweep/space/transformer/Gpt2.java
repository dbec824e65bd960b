package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.KeyedBlueprint;
import archsweep.space.KeyedText;
import archsweep.space.Task;
import java.util.List;

/**
 * Language models of the form of GPT-2 with a choice of depth, width and ratio of the perceptron
 * (in percent of the width); heads have 64 features. {@code gpt2}, {@code gpt2-medium}, {@code
 * gpt2-large} and {@code gpt2-xl} name the published ones.
 */
public final class Gpt2 implements KeyedBlueprint {

  /** The context and the vocabulary of GPT-2. */
  static final Task TOKENS = Task.tokens("tokens-gpt2", 1024, 50257);

  private static final int HEAD_WIDTH = 64;
  private static final KeyedText TEXT =
      new KeyedText("gpt-2")
          .choice("layers", 6, 12, 18, 24, 36, 48)
          .choice("width", 512, 768, 1024, 1280, 1600)
          .choice("mlp_percent", 200, 300, 400)
          .published("gpt2", "layers=12,width=768,mlp_percent=400")
          .published("gpt2-medium", "layers=24,width=1024,mlp_percent=400")
          .published("gpt2-large", "layers=36,width=1280,mlp_percent=400")
          .published("gpt2-xl", "layers=48,width=1600,mlp_percent=400");

  @Override
  public KeyedText text() {
    return TEXT;
  }

  @Override
  public List<Task> tasks() {
    return List.of(TOKENS);
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    int width = TEXT.value(decisions, "width");
    int heads = width / HEAD_WIDTH;
    int hidden = width * TEXT.value(decisions, "mlp_percent") / 100;
    return new LanguageModel(TEXT.value(decisions, "layers"), width, heads, heads, hidden, 0)
        .build(title, task);
  }
}
