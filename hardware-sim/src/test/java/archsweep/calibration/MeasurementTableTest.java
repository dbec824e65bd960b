package archsweep.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.CsvTable;
import archsweep.config.UserException;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.precision.Formats;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTableTest {

  private static final MeasurementTable LAYOUT =
      new MeasurementTable("time_ms", 1000, Formats.FP32, "nas-bench-201");

  @Test
  void readsProducts() {
    List<Measurement> read =
        read("file,precision_note,M,N,K,time_ms\na,Float,8,4,2,0.5\na,\"16 bit, 32\",8,4,2,1\n");

    Measurement.Kernel first = (Measurement.Kernel) read.get(0);
    assertThat(first.latencyUs()).isEqualTo(500);
    assertThat(first.workload().work()).isEqualTo(new MatrixProduct(1, 8, 4, 2, 16, true));
    assertThat(first.format()).isEqualTo(Formats.FP32);
    assertThat(((Measurement.Kernel) read.get(1)).format()).isEqualTo(Formats.FP16);
  }

  @Test
  void readsConvolutionsAndLeavesOutRowsWithoutSizes() {
    List<Measurement> read =
        read(
            "W,H,C,N,K,S_filter_w,R_filter_h,pad_w,pad_h,stride_w,stride_h,time_ms\n"
                + "8,8,3,2,16,3,3,1,1,2,2,1\n8,8,3,2,16,3,,1,1,2,2,1\n8,8,3,2,16,3,3,1,1,2,2,\n");

    assertThat(read).hasSize(1);
    assertThat(((Measurement.Kernel) read.get(0)).workload().work())
        .isEqualTo(
            new MatrixProduct(1, 2 * 4 * 4, 16, 27, 2 * 8 * 8 * 3, true, new Geometry(3, 3, 4, 4)));
  }

  @Test
  void complainsWithFileLineAndColumn() {
    refuses("M,N,K,time_ms\n8,4,2,fast\n", "kernels.csv:2: the time_ms (fast) is not a number");
    refuses("M,N,K,time_ms\n8,0,2,1\n", "kernels.csv:2: the N (0) must be positive");
    refuses(
        "M,N,K,time_ms\n8,5e9,2,1\n", "kernels.csv:2: the N (5e9) must be positive and at most");
    refuses("M,N,K,time_ms\n1e8,1e8,1e8,1\n", "kernels.csv:2: A matrix product of 1 times");
    refuses("M,N,K,time_ms\n8,4,2,-1\n", "kernels.csv:2: the time_ms (-1) must be above 0");
    refuses("M,N,K,time_ms\n8,4,2\n", "kernels.csv:2: the line has 3 values for 4 columns");
    refuses("a,b,time_ms\n8,4,2\n", "are those of no measured kernels or networks");
    refuses("", "kernels.csv:1: a line of column names is expected");
  }

  @Test
  void takesOnlyTheRowsThatAreAskedFor() {
    CsvTable table = CsvTable.parse("file,M\na,1\nb,2\n", "kernels.csv");

    assertThat(table.where(Map.of("file", "b")).rows()).hasSize(1);
    assertThatThrownBy(() -> table.where(Map.of("files", "b")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the column files is missing")
        .hasMessageContaining("Maybe you meant file");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  private static List<Measurement> read(String text) {
    return LAYOUT.read(CsvTable.parse(text, "kernels.csv"));
  }
}
