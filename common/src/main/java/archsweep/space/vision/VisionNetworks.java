package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.space.FixedNetwork;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import java.util.List;
import java.util.function.Function;

/** The networks of this package as spaces of one architecture, by torchvision's names. */
public final class VisionNetworks {

  private VisionNetworks() {}

  /** Each with the size of image that it was published for. */
  public static List<SearchSpace> all() {
    return List.of(
        fixed("densenet121", Task.IMAGENET, DenseNet::network),
        fixed("squeezenet1-0", Task.IMAGENET, SqueezeNet::network),
        fixed("shufflenet-v2-x1-0", Task.IMAGENET, ShuffleNetV2::network),
        fixed("mnasnet1-0", Task.IMAGENET, MnasNet::network),
        fixed("mobilenet-v3-large", Task.IMAGENET, MobileNetV3::large),
        fixed("mobilenet-v3-small", Task.IMAGENET, MobileNetV3::small),
        fixed("efficientnet-b0", Task.IMAGENET, EfficientNet::network),
        fixed("regnet-y-400mf", Task.IMAGENET, RegNet::network),
        fixed("googlenet", Task.IMAGENET, task -> GoogLeNet.network(task, false)),
        fixed("inception-v3", Task.imagenet(299), task -> InceptionV3.network(task, false)),
        fixed("convnext-tiny", Task.IMAGENET, ConvNext::network),
        fixed("swin-t", Task.IMAGENET, Swin::tiny));
  }

  private static SearchSpace fixed(String name, Task task, Function<Task, Network> builder) {
    return new FixedNetwork(name, List.of(task), builder);
  }
}
