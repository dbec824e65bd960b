package archsweep.space;

import archsweep.network.Network;
import archsweep.space.darts.DartsGolden;
import archsweep.space.fbnet.Fbnet;
import archsweep.space.fbnet.FbnetVariant;
import archsweep.space.fbnet.GoldenFbnetV2;
import archsweep.space.mobile.MobileGolden;
import archsweep.space.mobile.NasBenchMacro;
import archsweep.space.nb101.Golden101;
import archsweep.space.randwire.RandWireGolden;
import archsweep.space.speech.GoldenAsr;
import archsweep.space.transformer.GoldenTransformers;
import archsweep.space.transnas.TransNasGolden;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the rows of golden/spaces: for each file, which networks a row tells of. */
final class GoldenSpaces {

  /** The networks of a row, by where in the row their counts stand; "" is the row itself. */
  interface Reader {
    Map<String, Network> networks(JsonNode row);
  }

  private static final Map<String, Reader> READERS = readers();

  private GoldenSpaces() {}

  static Map<String, Reader> all() {
    return READERS;
  }

  private static Map<String, Reader> readers() {
    Map<String, Reader> readers = new LinkedHashMap<>();
    readers.put("torchvision", GoldenSpaces::torchvision);
    readers.put("natsbench_size", GoldenSpaces::size);
    readers.put("nasbench_macro", GoldenSpaces::macro);
    readers.put("transnasbench_micro", TransNasGolden::networks);
    readers.put("transnasbench_macro", TransNasGolden::networks);
    readers.put("fbnet_cifar100", GoldenSpaces::fbnet);
    readers.put("fbnet_imagenet_builder", GoldenSpaces::fbnetBuilder);
    readers.put("fbnet_mobile_vision", GoldenSpaces::fbnetMobileVision);
    readers.put("ofa_mbv3", MobileGolden::onceForAll);
    readers.put("ofa_specialized", MobileGolden::specialised);
    readers.put("proxylessnas", MobileGolden::proxyless);
    readers.put("nasbench101", Golden101::networks);
    readers.put("darts_cifar10", DartsGolden::networks);
    readers.put("nasbench_asr", GoldenAsr::networks);
    readers.put("randwire", RandWireGolden::networks);
    readers.put("transformers", GoldenTransformers::networks);
    return readers;
  }

  static Network of(Blueprint blueprint, String text, Task task) {
    return of(new ProductSpace(blueprint), text, task);
  }

  static Network of(SearchSpace space, String text, Task task) {
    return space.toNetwork(space.parse(text), task, DeadEdges.KEEP);
  }

  private static Map<String, Network> torchvision(JsonNode row) {
    String name = row.get("name").asText().replace('_', '-');
    if (Spaces.all().stream().noneMatch(space -> space.name().equals(name))) {
      return Map.of();
    }
    SearchSpace space = Spaces.named(name);
    Task task = space.tasks().get(0);
    Network network = space.toNetwork(space.decode(BigInteger.ZERO), task, DeadEdges.KEEP);
    return Map.of("", network);
  }

  private static Map<String, Network> size(JsonNode row) {
    Blueprint space = new NatsBenchSize();
    String text = row.get("arch").asText();
    return Map.of(
        "", of(space, text, Task.CIFAR10),
        "/params_cifar100", of(space, text, Task.CIFAR100),
        "/imagenet16_120", of(space, text, Task.IMAGENET16_120));
  }

  private static Map<String, Network> macro(JsonNode row) {
    Network network = of(new NasBenchMacro(), row.get("arch").asText(), Task.CIFAR10);
    Network canonical = of(new NasBenchMacro(), row.get("real_arch").asText(), Task.CIFAR10);
    return Map.of("", network, "/", canonical, "/table_params", network, "/table_flops", network);
  }

  private static Map<String, Network> fbnet(JsonNode row) {
    Blueprint space = new Fbnet(FbnetVariant.HW_NAS_BENCH);
    String text = row.get("op_idx_list").toString();
    return Map.of(
        "", of(space, text, Task.CIFAR100),
        "/imagenet_224", of(space, row.get("ops").toString(), Task.IMAGENET));
  }

  private static Map<String, Network> fbnetBuilder(JsonNode row) {
    String blocks =
        row.get("ops").toString().replace("ir_", "").replaceAll("(k\\d)_s2", "$1_e1_g2");
    return Map.of("", of(new Fbnet(FbnetVariant.MASKRCNN), blocks, Task.IMAGENET));
  }

  private static Map<String, Network> fbnetMobileVision(JsonNode row) {
    String name = row.get("name").asText();
    if (!name.startsWith("fbnet_")) {
      return GoldenFbnetV2.networks(row);
    }
    JsonNode blocks = row.get("blocks");
    int head = blocks.get(blocks.size() - 1).get(0).get(1).asInt();
    return Map.of("", of(new Fbnet(FbnetVariant.MOBILE_VISION, head), name, Task.IMAGENET));
  }
}
