package archsweep.network;

import archsweep.config.UserException;
import archsweep.network.op.DataType;
import archsweep.network.op.Dim;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON form of networks, which reads back to an equal network:
 *
 * <pre>{@code
 * {"name": "tiny",
 *  "inputs": [{"name": "image", "data_type": "FLOAT", "shape": ["batch", 3, 32, 32]}],
 *  "layers": [{"name": "stem", "op": {"kind": "convolution", ...}, "inputs": ["image"]}],
 *  "outputs": ["stem"]}
 * }</pre>
 *
 * An edge is the name of its node, or {@code name:port}. A layer's "parameters" are left out where
 * they are its own.
 */
public final class NetworkJson {

  private static final JsonMapper MAPPER = mapper();

  private NetworkJson() {}

  /** Names an operator by its kind, the snake_case name of its record. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kinds {}

  private record Document(
      String name, List<NamedInput> inputs, List<Node> layers, List<Source> outputs) {}

  private record NamedInput(String name, DataType dataType, Shape shape) {}

  private record Node(String name, Op op, List<Source> inputs, Map<String, String> parameters) {}

  /** The network as indented JSON. */
  public static String write(Network network) {
    List<NamedInput> inputs = new ArrayList<>();
    network
        .inputs()
        .forEach((name, type) -> inputs.add(new NamedInput(name, type.dataType(), type.shape())));
    List<Node> nodes =
        network.layers().stream()
            .map(layer -> new Node(layer.name(), layer.op(), layer.inputs(), layer.parameters()))
            .toList();
    try {
      return MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(new Document(network.name(), inputs, nodes, network.outputs()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A network must have a JSON form.", e);
    }
  }

  /**
   * The network that {@code json} describes.
   *
   * @param origin the file that it comes from, for messages
   * @throws UserException with the place in the text, if it is not such a document
   * @throws InvalidNetworkException if the graph is not valid
   */
  public static Network read(String json, String origin) {
    Document document;
    try {
      document = MAPPER.readValue(json, Document.class);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : " in line %d".formatted(e.getLocation().getLineNr());
      if (e instanceof JsonMappingException mapping) {
        place +=
            mapping.getPath().stream()
                .map(NetworkJson::step)
                .collect(Collectors.joining("", " at ", ""));
      }
      // Jackson goes on with advice to programmers, in brackets.
      String problem = e.getOriginalMessage().replaceFirst("(?s) \\((?:set|for|through) .*", "");
      throw new UserException(
          "%s is not a network%s: %s.".formatted(origin, place, problem),
          "compare it with what `./run space NAME --index I --json` prints.",
          e);
    }
    if (document.name() == null
        || document.inputs() == null
        || document.layers() == null
        || document.outputs() == null) {
      throw new UserException(
          "%s is not a network: it needs name, inputs, layers and outputs.".formatted(origin),
          "compare it with what `./run space NAME --index I --json` prints.");
    }
    Map<String, TensorType> inputs = new LinkedHashMap<>();
    for (NamedInput input : document.inputs()) {
      inputs.put(input.name(), new TensorType(input.dataType(), input.shape()));
    }
    List<Layer> layers =
        document.layers().stream()
            .map(
                node ->
                    new Layer(
                        node.name(),
                        node.op(),
                        node.inputs(),
                        node.parameters() == null ? Map.of() : node.parameters()))
            .toList();
    return new Network(document.name(), inputs, layers, document.outputs());
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null
        ? "[%d]".formatted(step.getIndex())
        : "/" + step.getFieldName();
  }

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(new ShapeWriter());
    module.addDeserializer(Shape.class, new ShapeReader());
    module.addSerializer(new SourceWriter());
    module.addDeserializer(Source.class, new SourceReader());
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(module)
            .addMixIn(Op.class, Kinds.class)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    Stream.of(Op.class.getPermittedSubclasses())
        .forEach(kind -> builder.registerSubtypes(new NamedType(kind, kindOf(kind))));
    return builder.build();
  }

  private static String kindOf(Class<?> op) {
    return op.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static final class ShapeWriter extends StdSerializer<Shape> {
    private static final long serialVersionUID = 1L;

    ShapeWriter() {
      super(Shape.class);
    }

    @Override
    public void serialize(Shape shape, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (Dim dim : shape.dims()) {
        if (dim instanceof Dim.Fixed fixed) {
          out.writeNumber(fixed.size());
        } else {
          out.writeString(dim.toString());
        }
      }
      out.writeEndArray();
    }
  }

  private static final class ShapeReader extends StdDeserializer<Shape> {
    private static final long serialVersionUID = 1L;

    ShapeReader() {
      super(Shape.class);
    }

    @Override
    public Shape deserialize(JsonParser in, DeserializationContext context) throws IOException {
      List<Dim> dims = new ArrayList<>();
      JsonNode array = in.readValueAsTree();
      for (JsonNode dim : array) {
        dims.add(dim.isNumber() ? Dim.of(dim.asLong()) : new Dim.Symbol(dim.asText()));
      }
      return new Shape(dims);
    }
  }

  private static final class SourceWriter extends StdSerializer<Source> {
    private static final long serialVersionUID = 1L;

    SourceWriter() {
      super(Source.class);
    }

    @Override
    public void serialize(Source source, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(source.toString());
    }
  }

  private static final class SourceReader extends StdDeserializer<Source> {
    private static final long serialVersionUID = 1L;

    SourceReader() {
      super(Source.class);
    }

    @Override
    public Source deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getText();
      int colon = text.lastIndexOf(':');
      boolean hasPort = colon > 0 && text.substring(colon + 1).matches("\\d+");
      return hasPort
          ? new Source(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
          : Source.of(text);
    }
  }
}
