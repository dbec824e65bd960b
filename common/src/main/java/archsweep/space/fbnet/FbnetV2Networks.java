package archsweep.space.fbnet;

import archsweep.space.FixedNetwork;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.space.fbnet.FbnetV2.Row;
import java.util.List;

/**
 * Published networks of FBNetV2 (Wan et al., CVPR 2020) as mobile-vision lists them: kind of block,
 * channels, stride, expansion. L2 is L1 for larger images.
 */
public final class FbnetV2Networks {

  private static final String F1 =
      """
      conv_k3_hs 8 2 1
      ir_k5 8 1 1
      ir_k5 24 2 5.4566
      ir_k5 24 1 4.7912
      ir_k5_sehsig 32 2 5.3501
      ir_k5_sehsig 24 1 4.5379
      ir_k5_hs 56 2 5.7133
      ir_k3_hs 56 1 4.1212
      ir_k3_sehsig_hs 56 1 5.1246
      skip 80 1 5.0333
      ir_k5_sehsig_hs 80 1 4.507
      ir_k5_sehsig_hs 80 1 1.7712
      ir_k3_sehsig_hs 144 2 4.5685
      ir_k5_sehsig_hs 144 1 5.84
      ir_k5_sehsig_hs 144 1 6.8754
      skip 224 1 6.5245
      ir_pool_hs 1600 1 6
      """;

  private static final String F4 =
      """
      conv_k3_hs 16 2 1
      ir_k3_hs 16 1 1
      ir_k5_hs 24 2 5.4566
      ir_k5_hs 24 1 1.7912
      ir_k5_hs 24 1 1.7912
      ir_k5_sehsig 32 2 5.3501
      ir_k5_sehsig 32 1 3.5379
      ir_k5_sehsig 32 1 4.5379
      ir_k5_sehsig 32 1 4.5379
      ir_k5_hs 64 2 5.7133
      ir_k3_hs 64 1 2.1212
      skip 64 1 3.1246
      ir_k3_hs 104 1 5.0333
      ir_k5_sehsig_hs 104 1 2.507
      ir_k5_sehsig_hs 104 1 1.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k3_sehsig_hs 184 2 5.5685
      ir_k5_sehsig_hs 184 1 2.84
      ir_k5_sehsig_hs 184 1 4.8754
      skip 224 1 6.5245
      ir_pool_hs 1984 1 6
      """;

  private static final String L1 =
      """
      conv_k3_hs 16 2 1
      ir_k3_hs 16 1 1
      ir_k5_hs 24 2 5.4566
      ir_k5_hs 24 1 1.7912
      ir_k3_hs 24 1 1.7912
      ir_k5_hs 24 1 1.7912
      ir_k5_sehsig_hs 40 2 5.3501
      ir_k5_sehsig_hs 32 1 3.5379
      ir_k5_sehsig_hs 32 1 4.5379
      ir_k5_sehsig_hs 32 1 4.5379
      ir_k5_hs 64 2 5.7133
      ir_k3_hs 64 1 2.1212
      skip 64 1 3.1246
      ir_k3_hs 64 1 3.1246
      ir_k3_hs 112 1 5.0333
      ir_k5_sehsig_hs 112 1 2.507
      ir_k5_sehsig_hs 112 1 1.7712
      ir_k5_sehsig_hs 112 1 2.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k3_sehsig_hs 184 2 5.5685
      ir_k5_sehsig_hs 184 1 2.84
      ir_k5_sehsig_hs 184 1 2.84
      ir_k5_sehsig_hs 184 1 4.8754
      ir_k5_sehsig_hs 184 1 4.8754
      skip 224 1 6.5245
      ir_pool_hs 1984 1 6
      """;

  private FbnetV2Networks() {}

  /** Each with the size of image that it was published for. */
  public static List<SearchSpace> all() {
    return List.of(
        fixed("fbnet-v2-f1", F1, Task.imagenet(128)),
        fixed("fbnet-v2-f4", F4, Task.IMAGENET),
        fixed("fbnet-v2-l1", L1, Task.IMAGENET),
        fixed("fbnet-v2-l2", L1, Task.imagenet(256)));
  }

  private static SearchSpace fixed(String name, String blocks, Task task) {
    List<Row> rows = blocks.lines().map(FbnetV2Networks::row).toList();
    return new FixedNetwork(name, List.of(task), wanted -> FbnetV2.network(name, rows, wanted));
  }

  private static Row row(String line) {
    String[] words = line.split(" ", -1);
    return new Row(
        words[0],
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Double.parseDouble(words[3]));
  }
}
