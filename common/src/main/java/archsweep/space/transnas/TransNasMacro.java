package archsweep.space.transnas;

import archsweep.network.Network;
import archsweep.space.Architecture;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.Indices;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The macro space of TransNAS-Bench-101: four to six modules of two residual blocks each, of which
 * one to three double the channels and one to four halve the size; 3,256. The text is the
 * benchmark's; the index counts shorter texts first, then in the order of their digits.
 */
public final class TransNasMacro implements SearchSpace {

  private static final int FEWEST = 4;
  private static final int MOST = 6;
  private static final String ABSENT = "none";
  private static final List<String> KINDS =
      List.of("same", "double channels", "halve size", "both");

  private static final List<String> CODES = codes();
  private static final Map<String, Integer> INDICES = indices();

  private static List<String> codes() {
    List<String> level = List.of("");
    List<String> valid = new ArrayList<>();
    for (int length = 1; length <= MOST; length++) {
      List<String> longer = new ArrayList<>();
      for (String code : level) {
        for (char digit = '1'; digit <= '4'; digit++) {
          longer.add(code + digit);
        }
      }
      level = longer;
      if (length >= FEWEST) {
        level.stream().filter(TransNasMacro::valid).forEach(valid::add);
      }
    }
    return List.copyOf(valid);
  }

  private static boolean valid(String code) {
    long doublings = code.chars().filter(digit -> digit % 2 == 0).count();
    long halvings = code.chars().filter(digit -> digit >= '3').count();
    return code.length() >= FEWEST
        && code.length() <= MOST
        && doublings >= 1
        && doublings <= 3
        && halvings >= 1
        && halvings <= 4;
  }

  private static Map<String, Integer> indices() {
    Map<String, Integer> indices = new HashMap<>();
    CODES.forEach(code -> indices.put(code, indices.size()));
    return indices;
  }

  @Override
  public String name() {
    return "transnas-bench-101-macro";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(CODES.size());
  }

  @Override
  public List<Choice> choices() {
    List<String> optional = new ArrayList<>(KINDS);
    optional.add(ABSENT);
    List<Choice> choices = new ArrayList<>();
    for (int module = 1; module <= MOST; module++) {
      choices.add(new Choice("module " + module, module <= FEWEST ? KINDS : optional));
    }
    return choices;
  }

  @Override
  public List<Integer> decisions(Architecture architecture) {
    String code = code(architecture);
    List<Integer> decisions = new ArrayList<>();
    for (int module = 0; module < MOST; module++) {
      decisions.add(module < code.length() ? code.charAt(module) - '1' : KINDS.size());
    }
    return decisions;
  }

  @Override
  public List<Task> tasks() {
    return TransNasTasks.ALL;
  }

  @Override
  public Architecture decode(BigInteger index) {
    Indices.checked(index, size());
    return architecture(CODES.get(index.intValueExact()));
  }

  @Override
  public BigInteger encode(Architecture architecture) {
    return BigInteger.valueOf(INDICES.get(code(architecture)));
  }

  /** Also reads the tuples of NASLib: six digits, of which zeros are no modules. */
  @Override
  public Architecture parse(String text) {
    EncodingReader reader = new EncodingReader(name(), text, "64-1234-basic");
    StringBuilder code = new StringBuilder();
    if (reader.opens()) {
      for (int module = 1; module <= MOST; module++) {
        int least = module > FEWEST ? 0 : 1;
        int most = code.length() < module - 1 ? 0 : KINDS.size();
        int kind = reader.number(least, most, "module %d".formatted(module));
        code.append(kind == 0 ? "" : kind);
        if (module < MOST) {
          reader.expect(',');
        }
      }
      reader.close();
    } else {
      reader.expect("64-");
      while (code.length() < MOST && reader.seesDigit()) {
        int module = code.length() + 1;
        int kind = reader.digit(KINDS.size(), "module %d".formatted(module));
        if (kind == 0) {
          throw reader.wrong("has 0 as its module %d, not 1 to 4".formatted(module));
        }
        code.append(kind);
      }
      reader.expect("-basic");
    }
    reader.end();
    if (!valid(code.toString())) {
      throw reader.wrong(
          "has not four to six modules, one to three of them 2 or 4, one to four 3 or 4");
    }
    return architecture(code.toString());
  }

  @Override
  public Map<String, String> notations(Architecture architecture) {
    String code = code(architecture) + "0".repeat(MOST - code(architecture).length());
    return Map.of("naslib", "(" + String.join(", ", code.split("")) + ")");
  }

  /** Another kind of one module, or one more or less at the end. */
  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    String code = code(architecture);
    List<String> near = new ArrayList<>();
    for (int module = 0; module <= code.length(); module++) {
      for (char digit = '1'; digit <= '4'; digit++) {
        near.add(
            code.substring(0, module)
                + digit
                + code.substring(Math.min(module + 1, code.length())));
      }
    }
    near.add(code.substring(0, code.length() - 1));
    return near.stream()
        .filter(other -> valid(other) && !other.equals(code))
        .map(this::architecture)
        .toList();
  }

  /** No two of them are isomorphic. */
  @Override
  public Architecture canonical(Architecture architecture) {
    return architecture(code(architecture));
  }

  @Override
  public String functionId(Architecture architecture) {
    return architecture.encoding();
  }

  /** No layer is dead, so both ways give the same. */
  @Override
  public Network toNetwork(Architecture architecture, Task task, DeadEdges deadEdges) {
    return network(architecture).build(architecture.toString(), task);
  }

  /** The backbone alone, as the benchmark's tables count it. */
  Network backbone(Architecture architecture, Task task) {
    return network(architecture).backbone("backbone", task);
  }

  private TransNasNetwork network(Architecture architecture) {
    List<Integer> modules = code(architecture).chars().map(digit -> digit - '0').boxed().toList();
    return new TransNasNetwork(modules, TransNasNetwork::residual);
  }

  private Architecture architecture(String code) {
    return new Architecture(name(), "64-" + code + "-basic");
  }

  private String code(Architecture architecture) {
    if (!architecture.space().equals(name())) {
      throw new IllegalArgumentException(
          "The architecture %s is not of the space %s.".formatted(architecture, name()));
    }
    String text = architecture.encoding();
    return text.substring(3, text.length() - 6);
  }
}
