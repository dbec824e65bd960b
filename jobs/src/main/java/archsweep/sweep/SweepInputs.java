package archsweep.sweep;

import archsweep.network.op.Shape;
import archsweep.table.RunLocation;
import archsweep.training.Minibatch;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What executors are told of a sweep, once: texts, from which each makes its own {@link
 * SweepContext}, and the minibatches, so that no executor needs the data files.
 *
 * @param sweep the text of the sweep file with all defaults
 * @param schemes the text of all precision schemes that the run ever had; see {@link SchemeHistory}
 * @param devices the texts of device files by the name that the sweep file calls them
 * @param formerDevices the texts of device files that only unfinished chunks of earlier plans need
 * @param location where the run is
 * @param batches by their seed
 */
public record SweepInputs(
    String sweep,
    String schemes,
    Map<String, String> devices,
    Map<String, String> formerDevices,
    RunLocation location,
    Map<Long, Batch> batches)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public SweepInputs {
    devices = new LinkedHashMap<>(devices);
    formerDevices = new LinkedHashMap<>(formerDevices);
    batches = new LinkedHashMap<>(batches);
  }

  /** A minibatch in a form that travels. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Batch(float[] inputs, int[] labels, long[] shape) implements Serializable {
    private static final long serialVersionUID = 1L;

    public static Batch of(Minibatch batch) {
      long[] shape = new long[batch.shape().rank()];
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = batch.shape().size(axis);
      }
      return new Batch(batch.inputs(), batch.labels(), shape);
    }

    Minibatch toMinibatch() {
      return new Minibatch(inputs, labels, Shape.fixed(shape));
    }
  }
}
