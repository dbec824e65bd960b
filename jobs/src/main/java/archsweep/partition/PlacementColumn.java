package archsweep.partition;

/**
 * What plans call one placement of a network: system, objective, solver and time limit.
 *
 * @param timeLimitSeconds as a number in text
 */
record PlacementColumn(String system, String objective, String solver, String timeLimitSeconds) {

  static PlacementColumn parse(String text) {
    String[] parts = text.split("/", -1);
    return new PlacementColumn(parts[0], parts[1], parts[2], parts[3]);
  }

  @Override
  public String toString() {
    return String.join("/", system, objective, solver, timeLimitSeconds);
  }
}
