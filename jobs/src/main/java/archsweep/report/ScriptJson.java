package archsweep.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes JSON that can stand inside a script element: the characters that could end one, or a line
 * of a script, are escaped, as is all that is not ASCII. Numbers have seven digits; what is not
 * finite becomes null.
 */
final class ScriptJson {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new MarkupEscapes())
          .build();

  private static final MathContext SHOWN_DIGITS = new MathContext(7);

  private final StringWriter written = new StringWriter();
  private final JsonGenerator json;

  ScriptJson() {
    try {
      json = FACTORY.createGenerator(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the text and gives it. */
  String finish() {
    write(json::close);
    return written.toString();
  }

  /** Begins a field, whose value is to follow. */
  ScriptJson field(String name) {
    write(() -> json.writeFieldName(name));
    return this;
  }

  void object(Runnable fields) {
    write(json::writeStartObject);
    fields.run();
    write(json::writeEndObject);
  }

  void array(Runnable elements) {
    write(json::writeStartArray);
    elements.run();
    write(json::writeEndArray);
  }

  <T> void array(List<T> elements, Consumer<? super T> element) {
    array(() -> elements.forEach(element));
  }

  void text(String text) {
    write(() -> json.writeString(text));
  }

  void flag(boolean flag) {
    write(() -> json.writeBoolean(flag));
  }

  void number(long number) {
    write(() -> json.writeNumber(number));
  }

  void number(double number) {
    if (Double.isFinite(number)) {
      String digits = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros().toString();
      write(() -> json.writeNumber(digits));
    } else {
      write(json::writeNull);
    }
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot refuse what is written", e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static final class MarkupEscapes extends CharacterEscapes {

    private final int[] escapes = standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char markup : new char[] {'<', '>', '&', '\''}) {
        escapes[markup] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      throw new IllegalStateException("Only standard escapes are asked for");
    }
  }
}
