package archsweep.onnx.read;

import archsweep.config.UserException;

/** Bytes that are no ONNX model. */
final class DamagedModelException extends UserException {
  private static final long serialVersionUID = 1L;

  DamagedModelException(String reason) {
    super(
        "The ONNX model is damaged: %s.".formatted(reason),
        "the file was cut off or is no ONNX model; check it with onnx.checker.");
  }
}
