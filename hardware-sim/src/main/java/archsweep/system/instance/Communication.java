package archsweep.system.instance;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How tensors get from device to device. Without any of these, transfers go on while devices
 * compute, links carry any number of them at once, and each reader has a transfer of its own.
 *
 * @param serialLinks whether the transfers of a channel run one after another: those of one
 *     direction of a link, or of all links that share a channel ({@link Link#channel()})
 * @param singleCopies whether a tensor that several operators of one device read is sent there
 *     once, and all of them wait for that one transfer
 * @param blocking whether a transfer takes up the device that sends and the one that receives, both
 *     for all of its time, so that neither runs an operator or another transfer meanwhile
 */
public record Communication(boolean serialLinks, boolean singleCopies, boolean blocking) {

  /** Transfers take time and nothing else. */
  public static final Communication OVERLAPPING = new Communication(false, false, false);

  private static final String NONE = "overlapping";
  private static final String SERIAL_LINKS = "serial-links";
  private static final String SINGLE_COPIES = "single-copies";
  private static final String BLOCKING = "blocking";

  /** The names of all options. */
  public static final List<String> NAMES = List.of(NONE, SERIAL_LINKS, SINGLE_COPIES, BLOCKING);

  /**
   * The communication that options name; {@code overlapping} is the name of having none of them.
   *
   * @param refusal makes an exception of a reason and an advice, and knows where the options are
   * @throws UserException if there is no such option, or overlapping is not alone
   */
  public static Communication of(
      List<String> options, BiFunction<String, String, UserException> refusal) {
    for (String option : options) {
      if (!NAMES.contains(option)) {
        throw refusal.apply("has no option " + option, Similar.advice(option, NAMES));
      }
    }
    if (options.contains(NONE) && options.stream().distinct().count() > 1) {
      throw refusal.apply(
          "names other options beside " + NONE, "leave it out: it says that none of them holds.");
    }
    return new Communication(
        options.contains(SERIAL_LINKS),
        options.contains(SINGLE_COPIES),
        options.contains(BLOCKING));
  }

  /** Whether transfers take up links or devices, so that they have to be scheduled too. */
  public boolean occupies() {
    return serialLinks || blocking;
  }

  /** The options, as files and command lines name them; at least one. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    if (serialLinks) {
      options.add(SERIAL_LINKS);
    }
    if (singleCopies) {
      options.add(SINGLE_COPIES);
    }
    if (blocking) {
      options.add(BLOCKING);
    }
    return options.isEmpty() ? List.of(NONE) : List.copyOf(options);
  }

  /** The options with + between them. */
  @Override
  public String toString() {
    return String.join("+", options());
  }
}
