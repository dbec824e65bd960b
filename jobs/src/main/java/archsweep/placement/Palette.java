package archsweep.placement;

/** Colours that are told apart without red and green (Okabe and Ito, 2008). */
public final class Palette {

  private static final String[] COLOURS = {
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999"
  };

  private Palette() {}

  /** The colour of a number, from 0; eight of them. */
  public static String of(int device) {
    return COLOURS[device % COLOURS.length];
  }
}
