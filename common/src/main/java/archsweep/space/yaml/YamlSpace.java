package archsweep.space.yaml;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import java.util.List;

/**
 * The space that a file describes. Its text is the options that are taken, in the order of the
 * choices.
 */
final class YamlSpace implements Blueprint {

  /** What stands for the decisions of a space without choices. */
  private static final String ALONE = "only";

  private final String name;
  private final int version;
  private final List<Task> tasks;
  private final List<Choice> choices;
  private final Block blocks;
  private final Limits limits;

  YamlSpace(
      String name,
      int version,
      List<Task> tasks,
      List<Choice> choices,
      Block blocks,
      Limits limits) {
    this.name = name;
    this.version = version;
    this.tasks = List.copyOf(tasks);
    this.choices = List.copyOf(choices);
    this.blocks = blocks;
    this.limits = limits;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public List<Task> tasks() {
    return tasks;
  }

  @Override
  public List<Choice> choices() {
    return choices;
  }

  @Override
  public String write(int[] decisions) {
    StringBuilder text = new StringBuilder(choices.isEmpty() ? ALONE : "");
    for (int choice = 0; choice < decisions.length; choice++) {
      text.append(choice == 0 ? "" : ",");
      text.append(choices.get(choice).options().get(decisions[choice]));
    }
    return text.toString();
  }

  @Override
  public int[] read(String text) {
    int[] decisions = new int[choices.size()];
    EncodingReader reader = new EncodingReader(name, text, write(decisions));
    if (choices.isEmpty()) {
      reader.expect(ALONE);
    }
    for (int choice = 0; choice < decisions.length; choice++) {
      if (choice > 0) {
        reader.expect(',');
      }
      Choice wanted = choices.get(choice);
      decisions[choice] = reader.option(wanted.options(), wanted.name());
    }
    reader.end();
    return decisions;
  }

  /**
   * Choices that nobody asks for, such as those of blocks beyond a depth, take the first option.
   */
  @Override
  public int[] canonical(int[] decisions) {
    Decided decided = new Decided(decisions);
    build("canonical", decided, tasks.get(0));
    return decided.canonical();
  }

  /** Nothing in a chain of blocks is dead, so both ways give the same. */
  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    return build(title, new Decided(decisions), task);
  }

  private Network build(String title, Decided decided, Task task) {
    NetworkBuilder net = new NetworkBuilder(title);
    Source features = blocks.build(net, "", net.input("image", task.input()), decided);
    return limits.checked(net.build(Kinds.classifier(net, features, task.classes())));
  }
}
