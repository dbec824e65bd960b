package archsweep.sweep;

import archsweep.assignment.PrecisionChoice;
import archsweep.assignment.PrecisionChoice.Assigned;
import archsweep.cost.CostModel;
import archsweep.network.Initialisation;
import archsweep.network.Parameters;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Scorer;
import archsweep.sweep.SweepContext.Executed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments that schemes take from a budget, each network's computed once a JVM while it is
 * worked on: sensitivities on the first minibatch with the first fresh weights of the sweep, then
 * one choice for each budget.
 */
final class Assignments {

  /** A chunk asks for one network at a time, for all its schemes; each thread works on another. */
  private static final int MOST_KEPT = 256;

  private record Key(String network, String device, Object question) {}

  private final SweepContext context;
  private final Map<Key, List<Assigned>> fronts =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, List<Assigned>> eldest) {
              return size() > MOST_KEPT;
            }
          });

  Assignments(SweepContext context) {
    this.context = context;
  }

  /** The formats that a scheme assigns. */
  PrecisionAssignment of(Executed executed, AssignedPrecision scheme) {
    Key key =
        new Key(
            executed.id().hash(),
            scheme.device(),
            List.of(scheme.choices(), scheme.budget(), scheme.steps()));
    List<Assigned> front = fronts.get(key);
    if (front == null) {
      front = choice(executed, scheme).steps(scheme.steps());
      fronts.put(key, front);
    }
    return front.get(scheme.step()).precision();
  }

  private PrecisionChoice choice(Executed executed, AssignedPrecision scheme) {
    Sweep sweep = context.sweep();
    CostModel model = context.deviceModel(scheme.device());
    long seed = context.initialisationSeed(executed.id(), sweep.data().initSeeds().get(0));
    Parameters parameters =
        Initialisation.PYTORCH_DEFAULT.draw(executed.network(), executed.id(), seed);
    Scorer scorer = new Scorer(sweep.limits().memoryBytes(), sweep.limits().secondsPerNetwork());
    return new PrecisionChoice(
        model,
        executed.network(),
        scheme.choices(),
        LayerSensitivity.of(
            scorer,
            executed.network(),
            parameters,
            context.batch(sweep.data().batchSeeds().get(0)),
            sweep.arithmetic(),
            scheme.choices()),
        scheme.budget());
  }
}
