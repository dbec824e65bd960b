package archsweep.space.speech;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.Convolution;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.Lstm;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of NAS-Bench-ASR in the form of its PyTorch code: four blocks, each a convolution
 * over time and a few cells, then an LSTM and a classifier of each step. Input [batch, features,
 * time], output [batch, time / 4, phonemes + 1].
 */
record NetworkAsr(CellAsr cell, boolean recurrent) {

  private static final int[] CHANNELS = {600, 800, 1000, 1200};
  private static final int[] STRIDES = {1, 1, 2, 2};
  private static final int[] CELLS = {3, 4, 5, 6};
  private static final int STEM_KERNEL = 8;
  private static final int GROUPS = 100;
  private static final int HIDDEN = 500;
  private static final int CLASSES = 49;

  /** How many steps of time a convolution may look ahead. */
  private static final int CONTEXT = 4;

  private static final LayerNorm NORM = new LayerNorm(1, 1e-3);
  private static final Transpose SWAP = new Transpose(List.of(0, 2, 1));
  private static final Activation CLIPPED = new Activation(Activation.Function.RELU20);

  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source features = net.input("features", task.input());
    for (int block = 0; block < CHANNELS.length; block++) {
      String prefix = "block" + block;
      Convolution stem = convolution(CHANNELS[block], STEM_KERNEL, 1, STRIDES[block], 1);
      features = net.chain(prefix + ".stem", features, stem, CLIPPED, SWAP, NORM, SWAP);
      for (int repeat = 0; repeat < CELLS[block]; repeat++) {
        features = cell(net, prefix + ".cell" + repeat, features, CHANNELS[block]);
      }
    }
    features = net.layer("steps", SWAP, features);
    if (recurrent) {
      features = net.layer("lstm", new Lstm(HIDDEN), features);
    }
    return net.build(net.layer("classifier", new Linear(CLASSES, true), features));
  }

  private Source cell(NetworkBuilder net, String prefix, Source input, int channels) {
    List<Source> outputs = new ArrayList<>(List.of(input));
    for (int node = 1; node <= NasBenchAsr.NODES; node++) {
      List<Source> terms = new ArrayList<>();
      if (cell.operation(node) != CellAsr.ZERO) {
        String name = prefix + ".node" + node + "/" + CellAsr.OPERATIONS.get(cell.operation(node));
        terms.add(operation(net, name, outputs.get(node - 1), cell.operation(node), channels));
      }
      for (int source = 0; source < node; source++) {
        if (cell.skip(source, node)) {
          terms.add(outputs.get(source));
        }
      }
      outputs.add(sum(net, prefix + ".sum" + node, terms, input));
    }
    return net.chain(prefix + ".norm", outputs.get(NasBenchAsr.NODES), SWAP, NORM, SWAP);
  }

  private static Source sum(NetworkBuilder net, String name, List<Source> terms, Source input) {
    if (terms.isEmpty()) {
      return net.layer(name, new Zero(), input);
    }
    return terms.size() == 1
        ? terms.get(0)
        : net.layer(name, new Add(), terms.toArray(Source[]::new));
  }

  private static Source operation(
      NetworkBuilder net, String prefix, Source input, int operation, int channels) {
    if (operation == 0) {
      return net.chain(prefix, input, SWAP, new Linear(channels, true), CLIPPED, SWAP);
    }
    int kernel = operation <= 2 ? 5 : 7;
    int dilation = operation % 2 == 0 ? 2 : 1;
    return net.chain(prefix, input, convolution(channels, kernel, dilation, 1, GROUPS), CLIPPED);
  }

  /** Padded so that the time is divided by the stride and little of the future is seen. */
  private static Convolution convolution(
      int channels, int kernel, int dilation, int stride, int groups) {
    int ahead = CONTEXT / stride;
    int behind = (kernel - 1) * dilation - ahead;
    if (ahead >= kernel * dilation - stride) {
      ahead = kernel * dilation - stride;
      behind = 0;
    }
    Window window =
        new Window(
            List.of(kernel), List.of(stride), List.of(behind), List.of(ahead), List.of(dilation));
    return new Convolution(channels, window, groups, true);
  }
}
