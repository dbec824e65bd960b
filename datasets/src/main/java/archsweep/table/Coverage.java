package archsweep.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items of a table that plans hold: for each scheme and column, the places in the sample. */
public final class Coverage {

  private record Cell(String scheme, String column) {}

  private final Map<Cell, BitSet> covered = new LinkedHashMap<>();

  Coverage(List<Chunk> chunks) {
    for (Chunk chunk : chunks) {
      for (Block block : chunk.blocks()) {
        add(block);
      }
    }
  }

  private void add(Block block) {
    for (String scheme : block.schemes()) {
      for (String column : block.columns()) {
        block
            .ordinals()
            .addTo(covered.computeIfAbsent(new Cell(scheme, column), any -> new BitSet()));
      }
    }
  }

  /** The places in the sample that are held for a scheme and a column. */
  public Ordinals of(String scheme, String column) {
    BitSet places = covered.get(new Cell(scheme, column));
    return places == null ? Ordinals.none() : Ordinals.of(places);
  }

  /**
   * The wanted items that no plan holds, as few blocks: for each scheme, columns that lack the same
   * places share a block.
   */
  public List<Block> missing(Block wanted) {
    Map<Ordinals, Map<List<String>, List<String>>> schemesByColumns = new LinkedHashMap<>();
    for (String scheme : wanted.schemes()) {
      Map<Ordinals, List<String>> columnsByPlaces = new LinkedHashMap<>();
      for (String column : wanted.columns()) {
        Ordinals places = wanted.ordinals().minus(of(scheme, column));
        if (!places.isEmpty()) {
          columnsByPlaces.computeIfAbsent(places, any -> new ArrayList<>()).add(column);
        }
      }
      columnsByPlaces.forEach(
          (places, columns) ->
              schemesByColumns
                  .computeIfAbsent(places, any -> new LinkedHashMap<>())
                  .computeIfAbsent(columns, any -> new ArrayList<>())
                  .add(scheme));
    }
    List<Block> blocks = new ArrayList<>();
    schemesByColumns.forEach(
        (places, byColumns) ->
            byColumns.forEach(
                (columns, schemes) -> blocks.add(new Block(schemes, places, columns))));
    return blocks;
  }
}
