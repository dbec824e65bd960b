package archsweep.onnx.read;

import archsweep.network.Source;

/** What a name of the graph stands for. */
sealed interface Value permits Constant, Value.Flow {

  /** An activation. */
  record Flow(Source source) implements Value {}
}
