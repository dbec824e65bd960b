package archsweep.space.fbnet;

import archsweep.network.Fragments;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.fbnet.FbnetBlock.Primitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * FBNet (Wu et al., CVPR 2019): 22 layers, each one of nine blocks; 9^22 architectures. The text is
 * the list of block numbers of HW-NAS-Bench; names of blocks, the one-hot rows of HELP and the
 * names of the published networks are read too.
 */
public final class Fbnet implements Blueprint {

  private static final int[] CHANNELS = {16, 24, 32, 64, 112, 184, 352};
  private static final int[] REPEATS = {1, 4, 4, 4, 4, 4, 1};
  private static final int[] IMAGENET_STRIDES = {1, 2, 2, 2, 1, 2, 1};
  private static final int[] CIFAR_STRIDES = {1, 1, 2, 2, 1, 2, 1};

  private static final List<Primitive> PRIMITIVES = List.of(Primitive.values());

  /** The last layer of the CIFAR networks of HW-NAS-Bench. */
  private static final int CIFAR_HEAD = 1504;

  private static final int LARGEST_CIFAR_IMAGE = 63;

  private final FbnetVariant variant;
  private final int headChannels;
  private final Fragments store = new Fragments();

  public Fbnet(FbnetVariant variant) {
    this(variant, variant.headChannels());
  }

  /**
   * With another number of channels in the last convolution, as FBNet-A of mobile-vision has it.
   *
   * @param headChannels for images of ImageNet's size
   */
  public Fbnet(FbnetVariant variant, int headChannels) {
    this.variant = variant;
    this.headChannels = headChannels;
  }

  @Override
  public String name() {
    return variant.text();
  }

  @Override
  public List<Task> tasks() {
    return variant == FbnetVariant.HW_NAS_BENCH
        ? List.of(Task.CIFAR100, Task.CIFAR10, Task.IMAGENET)
        : List.of(Task.IMAGENET);
  }

  @Override
  public List<Choice> choices() {
    List<String> options = PRIMITIVES.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    return IntStream.rangeClosed(1, FbnetText.LAYERS)
        .mapToObj(layer -> new Choice("block " + layer, options))
        .toList();
  }

  @Override
  public String write(int[] decisions) {
    return FbnetText.write(decisions);
  }

  @Override
  public int[] read(String text) {
    return FbnetText.read(variant, text);
  }

  @Override
  public Map<String, String> notations(int[] decisions) {
    return FbnetText.notations(decisions);
  }

  /** A skip that keeps the shape is no layer either way, so both ways give the same. */
  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    boolean small = task.input().shape().size(2) <= LARGEST_CIFAR_IMAGE;
    int[] strides = small ? CIFAR_STRIDES : IMAGENET_STRIDES;
    NetworkBuilder net = new NetworkBuilder(name);
    Source features =
        net.fragment(
            store,
            "stem",
            net.input("image", task.input()),
            image ->
                net.chain(
                    "stem",
                    image,
                    new Convolution(CHANNELS[0], Window.square(3, small ? 1 : 2, 1), 1, biased()),
                    BatchNorm.USUAL,
                    Activation.RELU));
    int given = CHANNELS[0];
    int layer = 0;
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      for (int repeat = 0; repeat < REPEATS[stage]; repeat++) {
        int stride = repeat == 0 ? strides[stage] : 1;
        features = block(net, features, layer, decisions[layer], given, CHANNELS[stage], stride);
        given = CHANNELS[stage];
        layer++;
      }
    }
    int head = small ? CIFAR_HEAD : headChannels;
    return net.build(
        net.fragment(
            store, task.classes(), features, last -> head(net, last, head, task.classes())));
  }

  private Source block(
      NetworkBuilder net,
      Source input,
      int layer,
      int primitive,
      int given,
      int channels,
      int stride) {
    int key = -1 - (layer * PRIMITIVES.size() + primitive);
    return net.fragment(
        store,
        key,
        input,
        source ->
            new FbnetBlock(variant, PRIMITIVES.get(primitive), given, channels, stride)
                .build(net, "blocks." + (layer + 1), source));
  }

  private Source head(NetworkBuilder net, Source input, int channels, int classes) {
    Convolution last = Blocks.pointwise(channels, variant != FbnetVariant.HW_NAS_BENCH);
    Source features = net.layer("head.conv", last, input);
    if (variant != FbnetVariant.MASKRCNN) {
      features = net.chain("head", features, BatchNorm.USUAL, Activation.RELU);
    }
    if (variant == FbnetVariant.MOBILE_VISION) {
      return net.chain(
          "classifier",
          features,
          new GlobalAveragePool(true),
          Blocks.pointwise(classes, true),
          Reshape.flat(classes));
    }
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.layer("classifier", new Linear(classes, true), features);
  }

  private boolean biased() {
    return variant == FbnetVariant.MOBILE_VISION;
  }
}
