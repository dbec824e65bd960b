package archsweep.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java process of its own, as {@code run} starts it. To be closed, which ends it. */
final class ChildJvm implements AutoCloseable {

  private static final long MINUTES = 5;

  private final Process process;
  private final Path log;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** What a process is started with. */
  static final class Builder {
    private final Path log;
    private final ProcessBuilder builder = new ProcessBuilder();
    private final List<String> command = new ArrayList<>();

    /**
     * @param log the file that gets what the process prints
     */
    Builder(Path log) {
      this.log = log;
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(argument -> argument.startsWith("--add-opens"))
          .forEach(command::add);
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g"));
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().put("ARCHSWEEP_HOME", System.getProperty("archsweep.root"));
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    Builder classPath(List<String> entries) {
      command.addAll(List.of("-cp", String.join(File.pathSeparator, entries)));
      return this;
    }

    Builder environment(String name, String value) {
      builder.environment().put(name, value);
      return this;
    }

    /** Starts a class with arguments. */
    ChildJvm start(String mainClass, Object... arguments) throws IOException {
      command.add(mainClass);
      Stream.of(arguments).map(Object::toString).forEach(command::add);
      return new ChildJvm(builder.command(command).start(), log);
    }
  }

  /** Starts the command line on the class path of this JVM. */
  static ChildJvm archsweep(Path log, Object... arguments) throws IOException {
    return new Builder(log)
        .classPath(List.of(System.getProperty("java.class.path").split(File.pathSeparator)))
        .start(Main.class.getName(), arguments);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the process to end, as Ctrl-C does. */
  void interrupt() {
    process.destroy();
  }

  /** Ends the process at once, with SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the end of the process: its exit code, 128 and the signal where one ended it. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The process does not end; its log is\n" + log());
    }
    return process.exitValue();
  }

  /** What the process has printed so far, behind what others did before. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
