package archsweep.cost.bramac;

/** The feature maps that a layer reads and writes, [channels, rows, columns] each. */
public record FeatureMaps(
    long inputChannels,
    long inputRows,
    long inputColumns,
    long outputChannels,
    long outputRows,
    long outputColumns) {

  long inputs() {
    return inputChannels * inputRows * inputColumns;
  }

  long outputs() {
    return outputChannels * outputRows * outputColumns;
  }
}
