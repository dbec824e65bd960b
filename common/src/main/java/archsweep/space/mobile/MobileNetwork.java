package archsweep.space.mobile;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import java.util.List;

/**
 * A chain of inverted residuals between a stem of stride 2 and one of the two heads of the
 * Once-for-all code.
 *
 * @param stemChannels of the first convolution
 * @param stemActivation behind it
 * @param blocks one behind the other
 * @param expandedChannels of the convolution before the pool, as MobileNetV3 has it; 0 for none
 * @param mixedChannels of the last convolution: behind the pool and with hard-swish where there is
 *     one before it, else before the pool, with norm and ReLU6
 */
record MobileNetwork(
    int stemChannels,
    Activation stemActivation,
    List<InvertedResidual> blocks,
    int expandedChannels,
    int mixedChannels) {

  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source features = net.input("image", task.input());
    features =
        Blocks.activated(
            net, "first_conv", features, Blocks.same(stemChannels, 3, 2), stemActivation);
    for (int place = 0; place < blocks.size(); place++) {
      features = blocks.get(place).build(net, "blocks." + place, features);
    }
    if (expandedChannels == 0) {
      features =
          Blocks.activated(
              net,
              "feature_mix_layer",
              features,
              Blocks.pointwise(mixedChannels, false),
              Blocks.RELU6);
      return net.build(Blocks.classifier(net, features, task.classes()));
    }
    features =
        Blocks.activated(
            net,
            "final_expand_layer",
            features,
            Blocks.pointwise(expandedChannels, false),
            Blocks.HARD_SWISH);
    features =
        net.chain(
            "feature_mix_layer",
            features,
            new GlobalAveragePool(true),
            Blocks.pointwise(mixedChannels, false),
            Blocks.HARD_SWISH,
            Reshape.flat(mixedChannels));
    return net.build(net.layer("classifier", new Linear(task.classes(), true), features));
  }
}
