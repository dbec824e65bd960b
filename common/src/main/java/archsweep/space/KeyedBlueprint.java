package archsweep.space;

import archsweep.space.SearchSpace.Choice;
import java.util.List;

/** A {@link Blueprint} whose texts name each decision. */
public interface KeyedBlueprint extends Blueprint {

  /** The choices and their texts. */
  KeyedText text();

  @Override
  default String name() {
    return text().space();
  }

  @Override
  default List<Choice> choices() {
    return text().choices();
  }

  @Override
  default String write(int[] decisions) {
    return text().write(decisions);
  }

  @Override
  default int[] read(String text) {
    return text().read(text);
  }
}
