package archsweep.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.table.Block;
import archsweep.table.Ordinals;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkPlannerTest {

  @Test
  void keepsTheItemsOfAnArchitectureTogetherAndLosesNone() {
    List<Block> missing =
        List.of(
            new Block(List.of("any"), Ordinals.parse("0-4,7,9-10"), List.of("snip", "grasp")),
            new Block(List.of("int8", "int4"), Ordinals.parse("2-8"), List.of("sqnr_db")));

    List<List<Block>> chunks = ChunkPlanner.plan(missing, 4);

    assertThat(chunks).hasSize(3);
    assertThat(chunks.get(0))
        .containsExactly(
            new Block(List.of("any"), Ordinals.parse("0-3"), List.of("snip", "grasp")),
            new Block(List.of("int8", "int4"), Ordinals.parse("2-3"), List.of("sqnr_db")));
    assertThat(chunks.stream().flatMap(List::stream).mapToLong(Block::size).sum())
        .isEqualTo(missing.stream().mapToLong(Block::size).sum());
  }

  @Test
  void sizesChunksByTimeCoresAndFiles() {
    assertThat(ChunkPlanner.architecturesPerChunk(64, 2, 60, 2)).isEqualTo(8);
    assertThat(ChunkPlanner.architecturesPerChunk(10_000, 2, 60, 2)).isEqualTo(30);
    assertThat(ChunkPlanner.architecturesPerChunk(5_000_000, 2, 60, 2)).isEqualTo(500);
    assertThat(ChunkPlanner.architecturesPerChunk(1, 2, 60, 64)).isEqualTo(1);
  }
}
