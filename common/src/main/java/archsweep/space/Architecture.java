package archsweep.space;

/**
 * A point of a search space.
 *
 * @param space the name of the space
 * @param encoding the space's own text for it, in the form that its field uses
 */
public record Architecture(String space, String encoding) {

  @Override
  public String toString() {
    return space + ":" + encoding;
  }
}
