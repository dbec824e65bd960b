package archsweep.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a command said and how it ended, run in this JVM. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.execute(
            Stream.of(arguments).map(Object::toString).toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
