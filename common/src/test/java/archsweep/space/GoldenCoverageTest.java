package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.space.fbnet.FbnetBlockTableTest;
import archsweep.space.nb101.NasBench101Test;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file, row and figure of golden/spaces is compared by a test, or it is said why not. */
class GoldenCoverageTest {

  /** Files without rows, and what compares them. */
  private static final Map<String, Class<?>> OTHER_TESTS =
      Map.of(
          "nasbench101_enumeration", NasBench101Test.class,
          "fbnet_block_table", FbnetBlockTableTest.class);

  /** Rows that no network here is compared with. */
  private static final Map<String, String> SKIPPED =
      Map.of("torchvision/swin_t", "no operator moves the windows of attention");

  /** What {@link SpacesGoldenTest} looks for beside the places that a reader names. */
  private static final Set<String> COMPARED = Set.of("params", "macs", "output_shape", "layers");

  private static final String INPUT = "what the row is of";
  private static final String SAME = "another count of the same figure";
  private static final String PART = "a part of a figure that is compared";

  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry("name", INPUT),
          Map.entry("arch", INPUT),
          Map.entry("real_arch", INPUT),
          Map.entry("part", INPUT),
          Map.entry("input", INPUT),
          Map.entry("config", INPUT),
          Map.entry("genotype", INPUT),
          Map.entry("C", INPUT),
          Map.entry("layers_n", INPUT),
          Map.entry("op_idx_list", INPUT),
          Map.entry("ops", INPUT),
          Map.entry("stages", INPUT),
          Map.entry("blocks", INPUT),
          Map.entry("matrix", INPUT),
          Map.entry("pruned_matrix", INPUT),
          Map.entry("pruned_ops", INPUT),
          Map.entry("arch_vec", INPUT),
          Map.entry("use_rnn", INPUT),
          Map.entry("T", INPUT),
          Map.entry("width_mult", INPUT),
          Map.entry("ks", INPUT),
          Map.entry("e", INPUT),
          Map.entry("d", INPUT),
          Map.entry("resolution", INPUT),
          Map.entry("class_name", INPUT),
          Map.entry("blocks_k_e_mid_in_out_s_act_se", INPUT),
          Map.entry("first", INPUT),
          Map.entry("head", INPUT),
          Map.entry("feature_mix", INPUT),
          Map.entry("blocks_in_out_k_s_e_shortcut", INPUT),
          Map.entry("generator", INPUT),
          Map.entry("edges", INPUT),
          Map.entry("note", "a remark"),
          Map.entry("counted", "a remark"),
          Map.entry("published", "rounded, or compared as params_formula"),
          Map.entry("published_params_M", SAME),
          Map.entry("published_flop_M", "with the bias of the classifier"),
          Map.entry("published_MFLOPs_MParams", "rounded"),
          Map.entry("published_params_with_rnn", "2,501 less than the code has"),
          Map.entry("tf_params_with_rnn", "2,501 less than the code has"),
          Map.entry("macs_aten", SAME),
          Map.entry("macs_recount", SAME),
          Map.entry("macs_with_lstm", "compared in the place of macs"),
          Map.entry("params_without_aux", "compared in the place of params"),
          Map.entry("reference_flops_helper", "in single precision, or as macs"),
          Map.entry("reference_flops_helper_real_arch", SAME),
          Map.entry("reference_flop_helper_M", "with the bias of the classifier"),
          Map.entry("reference_param_helper_M", SAME),
          Map.entry("reference_param_helper", SAME),
          Map.entry("reference_get_flops", SAME),
          Map.entry("params_closed_form", SAME),
          Map.entry("torchvision_meta_num_params", SAME),
          Map.entry("port_raw_params_with_placeholders", "of a port that adds parameters"),
          Map.entry("aggregation_macs", "sums weighted by edge are no multiply-accumulates here"),
          Map.entry("output_dim_attr", "of the code, which rounds down where its maps do not"),
          Map.entry("params_by", PART),
          Map.entry("aten", PART),
          Map.entry("breakdown", PART),
          Map.entry("lstm_macs_closed_form", PART),
          Map.entry("params_outside_hooked_leaves", PART),
          Map.entry("reused_modules", "how the code shares modules that have no parameters"),
          Map.entry("hash", "compared by NasBench101Test and NasBenchAsrTest"),
          Map.entry("vertex_channels", "compared by NasBench101Test"));

  @Test
  void everyFileIsRead() throws IOException {
    Path folder = Fixtures.golden("spaces");
    assumeTrue(Files.isDirectory(folder), "There is no " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".json"))
          .extracting(name -> name.substring(0, name.length() - ".json".length()))
          .allMatch(name -> GoldenSpaces.all().containsKey(name) || OTHER_TESTS.containsKey(name));
    }
  }

  @Test
  void everyRowIsComparedOrSaidWhyNot() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String file : GoldenSpaces.all().keySet()) {
      for (JsonNode row : rows(file)) {
        String name = file + "/" + row.get("name").asText();
        boolean compared = !GoldenSpaces.all().get(file).networks(row).isEmpty();
        if (compared == SKIPPED.containsKey(name)) {
          silent.add(name);
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everyFigureIsComparedOrSaidWhyNot() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String file : GoldenSpaces.all().keySet()) {
      for (JsonNode row : rows(file)) {
        Set<String> places = GoldenSpaces.all().get(file).networks(row).keySet();
        Set<String> roots =
            places.stream()
                .map(place -> place.isEmpty() ? "" : place.split("/", 3)[1])
                .collect(Collectors.toSet());
        row.fieldNames()
            .forEachRemaining(
                key -> {
                  boolean compared =
                      roots.contains(key) || (COMPARED.contains(key) && roots.contains(""));
                  boolean skipped = places.isEmpty() || EXPLAINED.containsKey(key);
                  if (!compared && !skipped) {
                    silent.add(file + "/" + row.get("name").asText() + ": " + key);
                  }
                });
      }
    }
    assertThat(silent).isEmpty();
  }

  private static List<JsonNode> rows(String name) throws IOException {
    Path file = Fixtures.golden("spaces").resolve(name + ".json");
    List<JsonNode> rows = new ArrayList<>();
    if (Files.exists(file)) {
      new ObjectMapper().readTree(Files.readString(file)).get("rows").forEach(rows::add);
    }
    return rows;
  }
}
