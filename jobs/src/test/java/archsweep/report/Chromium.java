package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> ALONE =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1280,800",
          "--virtual-time-budget=5000",
          "--enable-logging=stderr",
          "--v=0");

  private Chromium() {}

  /**
   * Opens a page and waits until it is at rest; skips the test where there is no Chromium.
   *
   * @param folder for the profile and the logs, empty
   */
  static Visit open(Path page, Path folder) throws IOException, InterruptedException {
    Optional<Path> program = find();
    assumeTrue(program.isPresent(), "No Chromium is on the path: the page was not opened");
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(ALONE);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--dump-dom");
    command.add(page.toUri().toString());
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    if (!browser.waitFor(90, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IllegalStateException("Chromium must end within 90 s; its log is " + log);
    }
    List<String> console =
        Files.readAllLines(log, UTF_8).stream().filter(line -> line.contains(":CONSOLE")).toList();
    return new Visit(Files.readString(dom, UTF_8), console);
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(at -> Path.of(at, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * What a visit left.
   *
   * @param dom the document at rest
   * @param console the lines that the page wrote to the console
   */
  record Visit(String dom, List<String> console) {}
}
