package archsweep.pipeline;

import archsweep.config.UserException;
import archsweep.cost.CostModels;
import archsweep.device.Device;
import archsweep.sweep.CostColumn;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.RunDirectory;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The devices of a run, present and former. A chunk of an earlier plan may need a device that the
 * sweep file no longer names, or has another version of; so the run keeps each file that it ever
 * used.
 *
 * @param present the texts of the sweep's devices by their column
 * @param former the texts of the other ones that plans name, by their column
 */
record DeviceHistory(Map<CostColumn, String> present, Map<String, String> former) {

  /**
   * Compares the devices of a sweep with those of the plans of its run.
   *
   * @throws UserException if a device has other figures than before, but the same version
   */
  static DeviceHistory of(RunDirectory run, SweepSource source) throws IOException {
    Map<CostColumn, String> present = new LinkedHashMap<>();
    int next = 0;
    for (String text : source.devices().values()) {
      Device device = source.sweep().devices().get(next++);
      present.put(CostColumn.of(CostModels.of(device)), text);
    }
    Map<String, String> former = new LinkedHashMap<>();
    for (String planned : plannedColumns(run)) {
      CostColumn column = CostColumn.parse(planned);
      for (CostColumn now : present.keySet()) {
        if (now.contradicts(column)) {
          throw new UserException(
              "The device %s has other figures than those that %s was computed with, but still version %s."
                  .formatted(now.device(), run, now.version().replaceAll("^v(\\d+).*", "$1")),
              "raise the version in its file, or choose another --out.");
        }
      }
      Optional<byte[]> text = run.file(place(column));
      if (!present.containsKey(column) && text.isPresent()) {
        former.put(planned, new String(text.get(), StandardCharsets.UTF_8));
      }
    }
    return new DeviceHistory(present, former);
  }

  /** The files that the run keeps of the present devices. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    present.forEach((column, text) -> files.put(place(column), text));
    return files;
  }

  private static Set<String> plannedColumns(RunDirectory run) throws IOException {
    Set<String> columns = new TreeSet<>();
    for (Chunk chunk : run.plans().chunks(Tables.COSTS)) {
      for (Block block : chunk.blocks()) {
        columns.addAll(block.columns());
      }
    }
    return columns;
  }

  private static String place(CostColumn column) {
    return "devices/" + column + ".yaml";
  }
}
