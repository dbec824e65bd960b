package archsweep.space.randwire;

import archsweep.identity.Seeds;
import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Randomly wired networks of the small regime (Xie et al., ICCV 2019): three stages of 32 nodes,
 * each a random graph of one generator, with 78 channels in the first. The choices are the
 * generator with its parameters, among those of the paper's figures, and one of 1,024 seeds. The
 * text is such as {@code ws-4-0.75:17}.
 */
public final class RandWire implements Blueprint {

  private static final int NODES = 32;
  private static final int STAGES = 3;
  private static final int CHANNELS = 78;
  private static final int SEEDS = 1024;
  private static final List<String> GENERATORS =
      List.of("er-0.2", "er-0.4", "ba-5", "ba-7", "ws-4-0.25", "ws-4-0.75", "ws-6-0.75");

  @Override
  public String name() {
    return "randwire";
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.IMAGENET);
  }

  @Override
  public List<Choice> choices() {
    return List.of(
        new Choice("generator", GENERATORS),
        new Choice("seed", IntStream.range(0, SEEDS).mapToObj(String::valueOf).toList()));
  }

  @Override
  public String write(int[] decisions) {
    return GENERATORS.get(decisions[0]) + ":" + decisions[1];
  }

  @Override
  public int[] read(String text) {
    EncodingReader reader = new EncodingReader(name(), text, "ws-4-0.75:17");
    int generator = reader.option(GENERATORS, "a generator");
    reader.expect(':');
    int seed = reader.number(0, SEEDS - 1, "a seed");
    reader.end();
    return new int[] {generator, seed};
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    List<List<int[]>> stages = new ArrayList<>();
    for (int stage = 0; stage < STAGES; stage++) {
      String generator = GENERATORS.get(decisions[0]);
      long seed = Seeds.mix(decisions[1], generator, "stage" + stage);
      stages.add(edges(generator.split("-"), new SplittableRandom(seed)));
    }
    return new RandWireNetwork(CHANNELS, Collections.nCopies(STAGES, NODES), stages)
        .build(title, task);
  }

  private static List<int[]> edges(String[] generator, SplittableRandom random) {
    return switch (generator[0]) {
      case "er" -> RandomGraph.erdosRenyi(NODES, Double.parseDouble(generator[1]), random);
      case "ba" -> RandomGraph.barabasiAlbert(NODES, Integer.parseInt(generator[1]), random);
      default ->
          RandomGraph.wattsStrogatz(
              NODES, Integer.parseInt(generator[1]), Double.parseDouble(generator[2]), random);
    };
  }
}
