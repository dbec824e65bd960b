package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;

/**
 * How alike the network answers to changes of the examples of one class: with J_n the gradient of
 * the sum of all logits at example n and R_c the Pearson correlations of the J_n of class c, s_c =
 * sum ln(|R_c| + k) over all elements, k = 1e-5. For at most 100 logits the score is sum_c |s_c|;
 * above that s_c is divided by the number of examples of its class, and the score is the sum of
 * |s_c - s_d| over all ordered pairs of classes, divided by their number. A class of one example
 * has R_c = 1; above 100 logits, where NASLib's code fails on it and passes over it, so does this.
 *
 * <p>Lopes et al., EPE-NAS, ICANN 2021, as NASLib computes it. Undefined if the gradient at an
 * example of a class of several is constant.
 */
final class EpeNas implements Proxy {

  private static final double K = 1e-5;
  private static final int MANY_CLASSES = 100;

  @Override
  public ProxyDescriptor descriptor() {
    return ProxyDescriptor.labelled("epe_nas", 1, Better.HIGHER, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<PassSpec> passes() {
    return List.of(
        PassSpec.gradients(
            ForwardSpec.TRAINING, Objective.SUM_OF_LOGITS, Capture.INPUT_GRADIENT, Capture.LOGITS));
  }

  @Override
  public Measurement measure(Network network, Parameters parameters) {
    return new Classes();
  }

  private static final class Classes implements Measurement {

    private int[] labels = new int[0];
    private boolean many;
    private Score score = Score.undefined("the input does not reach the output");

    @Override
    public void begin(PassSpec pass, int[] ofExamples) {
      labels = ofExamples.clone();
    }

    @Override
    public void logits(Tensor logits) {
      many = logits.size(-1) > MANY_CLASSES;
    }

    @Override
    public void inputGradient(Tensor gradient) {
      Map<Integer, List<Integer>> examples = new TreeMap<>();
      for (int i = 0; i < labels.length; i++) {
        examples.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
      }
      List<Double> classes = new ArrayList<>();
      for (List<Integer> members : examples.values()) {
        if (members.size() == 1) {
          if (!many) {
            classes.add(Math.log(1 + K));
          }
          continue;
        }
        Optional<Tensor> correlation =
            Correlations.ofRows(gradient.index_select(0, Tensors.indices(array(members))));
        if (correlation.isEmpty()) {
          score = Score.undefined("the gradient at an example is constant");
          return;
        }
        double sum = 0;
        for (double r : Tensors.toArray(correlation.get())) {
          sum += Math.log(Math.abs(r) + K);
        }
        classes.add(many ? sum / members.size() : sum);
      }
      score = Score.of(many ? differences(classes) : magnitudes(classes));
    }

    private static double magnitudes(List<Double> classes) {
      return classes.stream().mapToDouble(Math::abs).sum();
    }

    private static double differences(List<Double> classes) {
      double sum = 0;
      for (double one : classes) {
        for (double other : classes) {
          sum += Math.abs(one - other);
        }
      }
      return classes.isEmpty() ? 0 : sum / classes.size();
    }

    private static int[] array(List<Integer> members) {
      return members.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Score finish() {
      return score;
    }
  }
}
