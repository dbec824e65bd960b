package archsweep.device;

/** Which operand a systolic array keeps in place while the others flow by. */
public enum Dataflow {
  /** Output stationary: each unit sums up one output. */
  OS,
  /** Weight stationary: each unit holds one weight. */
  WS,
  /** Input stationary: each unit holds one input. */
  IS
}
