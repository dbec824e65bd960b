package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.probe.NativeProbe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with all in it, submitted to a cluster of processes that knows Spark alone. */
class SubmitIT {

  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  /** An executor of two tasks at once, in a process of its own. */
  private static final String CLUSTER = "local-cluster[1,2,1024]";

  private static final String SWEEP =
      """
      name: submitted
      space: nas-bench-201
      candidates: {sample: 4}
      seed: 11
      precisions: [int8]
      data: {batch_size: 4}
      proxies: [params, synflow, sqnr_db]
      devices: [tpu-like-256x256-ws, nvidia-t4]
      objectives: [max synflow, min latency_us]
      """;

  @TempDir Path folder;

  @Test
  void theJarHoldsWhatNoClusterHas() throws IOException {
    List<String> entries;
    try (JarFile jar = new JarFile(Packaged.allJar().toFile())) {
      entries = jar.stream().map(JarEntry::getName).toList();
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(Main.class.getName());
    }
    assertThat(entries).doesNotHaveDuplicates();
    assertThat(entries)
        .noneMatch(
            name ->
                name.matches(
                    "(org/apache/|scala/|org/slf4j/|com/fasterxml/|com/google/protobuf/).*"))
        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"))
        .contains(
            "archsweep/cli/Main.class",
            "archsweep/network/Network.class",
            "archsweep/cost/CostModel.class",
            "archsweep/table/Tables.class",
            "picocli/CommandLine.class");
    List<String> natives =
        entries.stream()
            .filter(name -> name.matches(".*\\.(so(\\.[0-9.]+)?|dylib|dll|jnilib|a)"))
            .toList();
    assertThat(natives)
        .allMatch(name -> name.matches(".*linux-x86[-_]64/.*"))
        .anyMatch(name -> name.contains("libtorch"))
        .anyMatch(name -> name.contains("ortools"));
  }

  @Test
  void nativeLibrariesWorkInsideTasks() throws Exception {
    Path probe = folder.resolve("probe.jar");
    pack(probe, NativeProbe.class);
    String log;
    try (ChildJvm child =
        submit("--jars", Packaged.allJar(), "--class", NativeProbe.class.getName(), probe)) {
      assertThat(child.exitCode()).as(child.log()).isZero();
      log = child.log();
    }
    List<String> answers =
        log.lines().filter(line -> line.startsWith(NativeProbe.MARK)).sorted().toList();
    assertThat(answers).hasSize(4);
    for (int task = 0; task < answers.size(); task++) {
      assertThat(answers.get(task))
          .startsWith(NativeProbe.MARK + NativeProbe.answer(task) + " ")
          .contains("optimum=OPTIMAL:" + (20 + task), "synflow=OK:")
          .as("protobuf is that of Spark's class path")
          .containsPattern("protobuf=protobuf-java-[0-9.]+\\.jar");
    }
    Set<String> processes =
        answers.stream()
            .map(line -> line.replaceFirst(".* pid=(\\d+) .*", "$1"))
            .collect(Collectors.toSet());
    assertThat(processes).as("executors").hasSize(1);
  }

  @Test
  void aSweepRunsOnACluster() throws Exception {
    Path file = Files.writeString(folder.resolve("submitted.yaml"), SWEEP);
    RunTables submitted = new RunTables(folder.resolve("submitted"));
    try (ChildJvm child =
        submit(
            "--class",
            Main.class.getName(),
            Packaged.allJar(),
            "sweep",
            file,
            "--out",
            submitted.path())) {
      assertThat(child.exitCode()).as(child.log()).isZero();
      assertThat(child.log()).contains("submitted: 4 architectures, 4 candidates, ", "report.html");
    }
    SharedSession.engine();
    RunTables here = new RunTables(folder.resolve("here"));
    CommandRun run = CommandRun.of("sweep", file, "--out", here.path());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(submitted.contentHash()).hasSize(64).isEqualTo(here.contentHash());
    assertThat(submitted.rows("results")).isEqualTo(here.rows("results"));
    assertThat(submitted.rows("pareto")).isEqualTo(here.rows("pareto"));
  }

  private ChildJvm submit(Object... arguments) throws IOException {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "--master",
                CLUSTER,
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1"));
    all.addAll(Arrays.asList(arguments));
    return new ChildJvm.Builder(folder.resolve("submit.log"))
        .classPath(Packaged.sparkClassPath())
        .environment("SPARK_HOME", Packaged.sparkHome(folder.resolve("spark")).toString())
        .environment("SPARK_SCALA_VERSION", "2.13")
        .environment("SPARK_LOCAL_IP", "127.0.0.1")
        .start(SUBMIT, all.toArray());
  }

  /** Packs a class, which has no inner ones, into a jar. */
  private static void pack(Path jar, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        var in = type.getClassLoader().getResourceAsStream(name)) {
      packed.putNextEntry(new JarEntry(name));
      in.transferTo(packed);
      packed.closeEntry();
    }
  }
}
