package archsweep.docs;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class that a page shows, compiled as the classes beside which the page puts it. */
final class Example {

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private Example() {}

  /**
   * Compiles the class, with warnings as errors, and makes one.
   *
   * @param source a whole file
   * @param simpleName of the class
   * @param neighbour a class of the package that it belongs to
   * @param folder an empty one
   */
  static Object of(String source, String simpleName, Class<?> neighbour, Path folder)
      throws Throwable {
    compile(source, Files.createDirectories(folder).resolve(simpleName + ".java"));
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
    Class<?> type = null;
    for (Path file : classFiles(folder)) {
      Class<?> defined = lookup.defineClass(Files.readAllBytes(file));
      type = defined.getSimpleName().equals(simpleName) ? defined : type;
    }
    return lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
  }

  private static void compile(String source, Path file) throws IOException {
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "--release",
            "17",
            "-Xlint:all,-path,-processing,-classfile",
            "-Werror",
            "-proc:none",
            "-classpath",
            CLASS_PATH,
            "-d",
            file.getParent().toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      boolean done =
          compiler
              .getTask(null, files, problems, options, null, files.getJavaFileObjects(file))
              .call();
      if (!done) {
        throw new AssertionError("The example cannot be compiled: " + problems.getDiagnostics());
      }
    }
  }

  /** Outer classes before those that are nested in them. */
  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted(Comparator.comparingInt(file -> file.toString().length()))
          .toList();
    }
  }
}
