package archsweep.onnx.read;

/** Why a node cannot be translated; whoever knows the node adds its name. */
final class RefusedNodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("AnnotateFormatMethod")
  RefusedNodeException(String reason, Object... values) {
    super(reason.formatted(values));
  }
}
