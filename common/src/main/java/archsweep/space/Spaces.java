package archsweep.space;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.space.darts.Darts;
import archsweep.space.fbnet.Fbnet;
import archsweep.space.fbnet.FbnetV2Networks;
import archsweep.space.fbnet.FbnetVariant;
import archsweep.space.mobile.MobileNetV2Blocks;
import archsweep.space.mobile.NasBenchMacro;
import archsweep.space.mobile.OnceForAll;
import archsweep.space.mobile.ProxylessNas;
import archsweep.space.nb101.NasBench101;
import archsweep.space.nb101.OneShot1;
import archsweep.space.randwire.RandWire;
import archsweep.space.speech.NasBenchAsr;
import archsweep.space.transformer.Bert;
import archsweep.space.transformer.Gpt2;
import archsweep.space.transformer.Llama;
import archsweep.space.transformer.SpeechTransformer;
import archsweep.space.transformer.VisionTransformer;
import archsweep.space.transformer.VisionTransformers;
import archsweep.space.transnas.TransNasMacro;
import archsweep.space.transnas.TransNasMicro;
import archsweep.space.vision.VisionNetworks;
import archsweep.space.yaml.YamlSpaces;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The search spaces by name. To add one: add a line. */
public final class Spaces {

  private static final List<Task> IMAGENET = List.of(Task.IMAGENET);
  private static final List<Task> CIFAR = List.of(Task.CIFAR10, Task.CIFAR100);

  private static final Map<String, SearchSpace> BY_NAME =
      byName(
          new NasBench201(),
          new NasBench201(16, 5, NasBench201.Variant.ZERO_COST_NAS),
          new NasBench101(),
          new ProductSpace(new OneShot1(1)),
          new ProductSpace(new OneShot1(2)),
          new ProductSpace(new OneShot1(3)),
          new ProductSpace(Darts.published()),
          new ProductSpace(Darts.nasBench301()),
          new ProductSpace(new NasBenchAsr()),
          new ProductSpace(new RandWire()),
          new ProductSpace(new ResNetSizes()),
          new ProductSpace(new VisionTransformers()),
          new ProductSpace(new Bert()),
          new ProductSpace(new Gpt2()),
          new ProductSpace(new Llama()),
          new ProductSpace(new SpeechTransformer()),
          new ProductSpace(new NatsBenchSize()),
          new ProductSpace(new TransNasMicro()),
          new TransNasMacro(),
          new ProductSpace(new NasBenchMacro()),
          new ProductSpace(new Fbnet(FbnetVariant.HW_NAS_BENCH)),
          new ProductSpace(new Fbnet(FbnetVariant.MASKRCNN)),
          new ProductSpace(new Fbnet(FbnetVariant.MOBILE_VISION)),
          new ProductSpace(new OnceForAll()),
          new ProductSpace(new ProxylessNas()),
          new ProductSpace(new MobileNetV2Blocks()),
          new FixedNetwork("resnet18", IMAGENET, ResNet.resNet18()::network),
          new FixedNetwork("resnet34", IMAGENET, ResNet.resNet34()::network),
          new FixedNetwork("resnet50", IMAGENET, ResNet.resNet50()::network),
          new FixedNetwork("resnet101", IMAGENET, ResNet.resNet101()::network),
          new FixedNetwork("mobilenet-v2", IMAGENET, new MobileNetV2("mobilenet-v2", 1)::network),
          new FixedNetwork(
              "vit-b-16",
              IMAGENET,
              task -> new VisionTransformer(12, 768, 12, 3072, 16).build("vit-b-16", task)),
          distilled("deit-tiny-distilled", 192),
          distilled("deit-small-distilled", 384),
          distilled("deit-base-distilled", 768),
          new FixedNetwork("alexnet", IMAGENET, AlexNet::network),
          new FixedNetwork("vgg16", IMAGENET, Vgg::network),
          new FixedNetwork("resnet20", CIFAR, task -> new CifarResNet(20).network(task)));

  private Spaces() {}

  /** All spaces, networks that stand alone behind those with a choice. */
  public static List<SearchSpace> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * The space of a name, or that of a file whose name ends with ".yaml".
   *
   * @throws UserException if there is none
   */
  public static SearchSpace named(String name) {
    if (name.endsWith(".yaml")) {
      return YamlSpaces.read(Path.of(name));
    }
    SearchSpace space = BY_NAME.get(name);
    if (space == null) {
      throw new UserException(
          "There is no search space %s.".formatted(name), Similar.advice(name, BY_NAME.keySet()));
    }
    return space;
  }

  /** A DeiT with a distillation token. */
  private static SearchSpace distilled(String name, int width) {
    VisionTransformer network = new VisionTransformer(12, width, width / 64, 4 * width, 16, true);
    return new FixedNetwork(name, IMAGENET, task -> network.build(name, task));
  }

  private static Map<String, SearchSpace> byName(SearchSpace... spaces) {
    Map<String, SearchSpace> byName = new LinkedHashMap<>();
    List<SearchSpace> all =
        Stream.of(List.of(spaces), VisionNetworks.all(), FbnetV2Networks.all())
            .flatMap(List::stream)
            .toList();
    for (SearchSpace space : all) {
      if (byName.put(space.name(), space) != null) {
        throw new IllegalArgumentException("Two spaces are called " + space.name() + ".");
      }
    }
    return byName;
  }
}
