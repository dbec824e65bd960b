package archsweep.space.randwire;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GatedSum;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Scale;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of stages that are random graphs (Xie et al., "Exploring Randomly Wired Neural Networks
 * for Image Recognition", ICCV 2019). A node weights and adds its inputs where it has several, then
 * ReLU, separable 3x3 convolution and batch norm; nodes without one read the stage's input with a
 * stride of 2; the stage gives the mean of the nodes that nobody reads.
 *
 * @param channels of the first stage in the small regime (three stages), of which each doubles
 *     them; the regular regime has four stages of c, 2c, 4c, 8c channels behind a single stem
 *     convolution of c / 2
 * @param nodes of each stage
 * @param stages the edges of each stage
 */
record RandWireNetwork(int channels, List<Integer> nodes, List<List<int[]>> stages) {

  private static final int LAST = 1280;

  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source features = net.input("image", task.input());
    features = stem(net, "stem1", features, channels / 2);
    if (small()) {
      features = net.layer("stem1.relu", Activation.RELU, features);
      features = stem(net, "stem2", features, channels);
    }
    int width = channels;
    for (int stage = 0; stage < stages.size(); stage++) {
      features = stage(net, "stage" + (stage + 1), features, stage, width);
      width *= 2;
    }
    features =
        net.chain(
            "last",
            features,
            Activation.RELU,
            Blocks.pointwise(LAST, small()),
            BatchNorm.USUAL,
            new GlobalAveragePool(false));
    return net.build(net.layer("fc", new Linear(task.classes(), true), features));
  }

  /** The small regime has two convolutions in front, and biases in those and in the last. */
  private boolean small() {
    return stages.size() == 3;
  }

  private Source stem(NetworkBuilder net, String prefix, Source input, int width) {
    Convolution convolution = new Convolution(width, Window.square(3, 2, 1), 1, small());
    return Blocks.norm(net, prefix, input, convolution);
  }

  private Source stage(NetworkBuilder net, String prefix, Source input, int stage, int width) {
    int count = nodes.get(stage);
    List<List<Integer>> sources = new ArrayList<>();
    boolean[] read = new boolean[count];
    for (int node = 0; node < count; node++) {
      sources.add(new ArrayList<>());
    }
    for (int[] edge : stages.get(stage)) {
      sources.get(edge[1]).add(edge[0]);
      read[edge[0]] = true;
    }
    List<Source> outputs = new ArrayList<>();
    List<Source> last = new ArrayList<>();
    for (int node = 0; node < count; node++) {
      List<Source> given = sources.get(node).stream().map(outputs::get).toList();
      outputs.add(node(net, prefix + ".node" + node, given, input, width));
      if (!read[node]) {
        last.add(outputs.get(node));
      }
    }
    if (last.size() == 1) {
      return last.get(0);
    }
    Source sum = net.layer(prefix + ".add", new Add(), last.toArray(Source[]::new));
    return net.layer(prefix + ".mean", new Scale(1.0 / last.size()), sum);
  }

  private static Source node(
      NetworkBuilder net, String prefix, List<Source> given, Source input, int width) {
    boolean first = given.isEmpty();
    Source sum = first ? input : given.get(0);
    if (given.size() > 1) {
      sum = net.layer(prefix + ".sum", new GatedSum(), given.toArray(Source[]::new));
    }
    int channels = (int) net.type(sum).shape().size(1);
    return net.chain(
        prefix,
        sum,
        Activation.RELU,
        Blocks.depthwise(channels, 3, first ? 2 : 1),
        Blocks.pointwise(width, false),
        BatchNorm.USUAL);
  }
}
