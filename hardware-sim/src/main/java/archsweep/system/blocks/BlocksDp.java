package archsweep.system.blocks;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.heuristic.BestOf;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * The best pipeline of contiguous stages for a chain of repeated blocks, each device having one
 * stage: first of whole blocks, then, below what that finds, of the pieces that blocks are made of.
 * Unlike {@code contiguous-dp} it counts the transfers over links between stages, and for latency
 * looks for the least sum of times. Serial channels and blocking transfers are counted in what
 * comes of it, not in the search.
 */
public final class BlocksDp implements Partitioner {

  @Override
  public String name() {
    return "blocks-dp";
  }

  @Override
  public String description() {
    return "the best pipeline of a chain of equal blocks over equal servers";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long deadline = System.nanoTime() + (long) (effort.seconds() * 1e9);
    Chain chain = Chain.of(instance);
    Servers servers = Servers.of(instance, meanSize(instance));
    Optional<Schedule> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (List<List<Integer>> parts : List.of(chain.blocks(), chain.pieces())) {
      Units units = new Units(instance, objective, parts);
      List<StageSearch.Stage> stages =
          new StageSearch(servers, units, objective, least, deadline).stages();
      if (!stages.isEmpty()) {
        Schedule found = schedule(instance, parts, stages);
        double value = BestOf.value(instance, objective, found);
        best = value < least ? Optional.of(found) : best;
        least = Math.min(least, value);
      }
    }
    return Solution.unproven(
        best.orElseThrow(
            () ->
                new NoPlacementException(
                    "%s: no contiguous stages of its blocks fit the memory of the devices, or time was too short."
                        .formatted(instance.name()),
                    "raise the memory of a device, or use --solver exact.")));
  }

  private static Schedule schedule(
      Instance instance, List<List<Integer>> parts, List<StageSearch.Stage> stages) {
    int[] devices = new int[instance.size()];
    for (StageSearch.Stage stage : stages) {
      parts
          .subList(stage.from(), stage.to())
          .forEach(part -> part.forEach(i -> devices[i] = stage.device()));
    }
    return new ListScheduler(instance).schedule(devices);
  }

  /** The tensors that links are compared by. */
  private static double meanSize(Instance instance) {
    return instance.edges().stream().mapToDouble(Edge::size).average().orElse(0);
  }
}
