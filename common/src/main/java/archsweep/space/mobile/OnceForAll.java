package archsweep.space.mobile;

import archsweep.network.Fragments;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import archsweep.space.mobile.NumberLists.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The MobileNetV3 space of Once-for-All (Cai et al., ICLR 2020): five stages of 2 to 4 inverted
 * residuals, each with a kernel of 3, 5 or 7 and an expansion of 3, 4 or 6; (9^2 + 9^3 + 9^4)^5 =
 * 2.2 10^19 networks. The choices of blocks beyond the depth of their stage do nothing, so that
 * there are 9^20 3^5 indices. The resolution is that of the task.
 *
 * <p>The text lists kernels, expansions and depths as the reference's configurations do: {@code
 * ks=7,7,...;e=6,6,...;d=4,4,4,4,4}.
 */
public final class OnceForAll implements Blueprint {

  private static final int STAGES = 5;
  private static final int DEEPEST = 4;
  private static final int BLOCKS = STAGES * DEEPEST;
  private static final int[] KERNELS = {3, 5, 7};
  private static final int[] EXPANSIONS = {3, 4, 6};
  private static final int[] DEPTHS = {2, 3, 4};
  private static final int[] CHANNELS = {24, 40, 80, 112, 160};
  private static final int[] STRIDES = {2, 2, 2, 1, 2};
  private static final boolean[] SQUEEZES = {false, true, false, true, true};
  private static final List<Part> LISTS =
      List.of(
          Part.of("ks", BLOCKS, KERNELS),
          Part.of("e", BLOCKS, EXPANSIONS),
          Part.of("d", STAGES, DEPTHS));
  private static final String EXAMPLE =
      "ks=3,5,7,3,5,7,3,5,7,3,5,7,3,5,7,3,5,7,3,5;e=3,4,6,3,4,6,3,4,6,3,4,6,3,4,6,3,4,6,3,4;d=2,3,4,2,3";

  private final String name;
  private final double width;
  private final Fragments store = new Fragments();

  /** The network of width 1. */
  public OnceForAll() {
    this("once-for-all", 1);
  }

  /**
   * The same choices in a network of another width.
   *
   * @param width multiplies all channels; the reference has 1 and 1.2
   */
  public OnceForAll(String name, double width) {
    this.name = name;
    this.width = width;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Task> tasks() {
    return Stream.concat(
            Stream.of(Task.IMAGENET),
            IntStream.of(208, 192, 176, 160, 144, 128).mapToObj(Task::imagenet))
        .toList();
  }

  @Override
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      choices.add(new Choice("kernel of block " + place(block), texts(KERNELS)));
    }
    for (int block = 0; block < BLOCKS; block++) {
      choices.add(new Choice("expansion of block " + place(block), texts(EXPANSIONS)));
    }
    for (int stage = 1; stage <= STAGES; stage++) {
      choices.add(new Choice("depth of stage " + stage, texts(DEPTHS)));
    }
    return choices;
  }

  @Override
  public String write(int[] decisions) {
    return NumberLists.write(LISTS, decisions);
  }

  @Override
  public int[] read(String text) {
    return NumberLists.read(LISTS, new EncodingReader(name, text, EXAMPLE));
  }

  /** Blocks beyond the depth take the first options. */
  @Override
  public int[] canonical(int[] decisions) {
    int[] canonical = decisions.clone();
    for (int block = 0; block < BLOCKS; block++) {
      if (block % DEEPEST >= DEPTHS[decisions[2 * BLOCKS + block / DEEPEST]]) {
        canonical[block] = 0;
        canonical[BLOCKS + block] = 0;
      }
    }
    return canonical;
  }

  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    NetworkBuilder net = new NetworkBuilder(title);
    int first = Blocks.divisible(16 * width, 8);
    Source features =
        net.fragment(store, "stem", net.input("image", task.input()), image -> stem(net, image));
    int given = first;
    for (int stage = 0; stage < STAGES; stage++) {
      int channels = Blocks.divisible(CHANNELS[stage] * width, 8);
      for (int repeat = 0; repeat < DEPTHS[decisions[2 * BLOCKS + stage]]; repeat++) {
        int block = stage * DEEPEST + repeat;
        features = block(net, features, block, decisions[block], decisions[BLOCKS + block], given);
        given = channels;
      }
    }
    return net.build(
        net.fragment(store, task.classes(), features, last -> head(net, last, task.classes())));
  }

  private Source stem(NetworkBuilder net, Source image) {
    int first = Blocks.divisible(16 * width, 8);
    Source features =
        Blocks.activated(net, "first_conv", image, Blocks.same(first, 3, 2), Blocks.HARD_SWISH);
    return InvertedResidual.plain(first, first, 3, 1, 1, Activation.RELU)
        .build(net, "blocks.0", features);
  }

  private Source block(
      NetworkBuilder net, Source input, int place, int kernel, int expansion, int given) {
    int stage = place / DEEPEST;
    boolean first = place % DEEPEST == 0;
    int channels = Blocks.divisible(CHANNELS[stage] * width, 8);
    int hidden = Blocks.divisible(given * EXPANSIONS[expansion], 8);
    Activation activation = stage < 2 ? Activation.RELU : Blocks.HARD_SWISH;
    int key = (place * KERNELS.length + kernel) * EXPANSIONS.length + expansion;
    return net.fragment(
        store,
        -1 - key,
        input,
        source ->
            new InvertedResidual(
                    KERNELS[kernel],
                    first ? STRIDES[stage] : 1,
                    hidden,
                    channels,
                    activation,
                    BatchNorm.USUAL,
                    SQUEEZES[stage]
                        ? InvertedResidual.Squeeze.quarter(hidden)
                        : InvertedResidual.Squeeze.NONE)
                .build(net, "blocks." + place(place), source));
  }

  /** Pools before the last convolution, which has neither bias nor norm. */
  private Source head(NetworkBuilder net, Source input, int classes) {
    int expanded = Blocks.divisible(960 * width, 8);
    int mixed = Blocks.divisible(1280 * width, 8);
    Source features =
        Blocks.activated(
            net, "final_expand_layer", input, Blocks.pointwise(expanded, false), Blocks.HARD_SWISH);
    features =
        net.chain(
            "feature_mix_layer",
            features,
            new GlobalAveragePool(true),
            Blocks.pointwise(mixed, false),
            Blocks.HARD_SWISH,
            Reshape.flat(mixed));
    return net.layer("classifier", new Linear(classes, true), features);
  }

  private static String place(int block) {
    return (block / DEEPEST + 1) + "." + (block % DEEPEST + 1);
  }

  private static List<String> texts(int[] options) {
    return IntStream.of(options).mapToObj(String::valueOf).toList();
  }
}
