package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.torch.NativeScope;
import archsweep.torch.TorchException;
import java.util.Map;
import java.util.function.Consumer;

/** One proxy at work on one network, with what it took and whether it has failed. */
final class Evaluation {

  private final Proxy proxy;
  private Measurement measurement = () -> Score.undefined("it has not begun");
  private Status failure = Status.OK;
  private String error = "";
  private long cpuNanos;

  Evaluation(Proxy proxy) {
    this.proxy = proxy;
  }

  Proxy proxy() {
    return proxy;
  }

  void start(Network network, Parameters parameters) {
    guarded(() -> measurement = proxy.measure(network, parameters));
  }

  /** Shows an event to the measurement, in a scope of its own; its failure is its own as well. */
  void show(Consumer<Measurement> event) {
    guarded(() -> event.accept(measurement));
  }

  void fail(Status status, String reason) {
    if (!failed()) {
      failure = status;
      error = reason;
    }
  }

  boolean failed() {
    return failure != Status.OK;
  }

  void addCpuNanos(long nanos) {
    cpuNanos += nanos;
  }

  long cpuNanos() {
    return cpuNanos;
  }

  ProxyResult finish() {
    Score[] scores = {Score.undefined("it has not finished")};
    guarded(() -> scores[0] = measurement.finish());
    Score score = scores[0];
    ProxyDescriptor descriptor = proxy.descriptor();
    Status status = failed() ? failure : score.defined() ? Status.OK : Status.UNDEFINED;
    return new ProxyResult(
        descriptor.name(),
        descriptor.version(),
        status,
        status == Status.OK ? score.value() : Double.NaN,
        failed() ? error : score.reason(),
        cpuNanos / 1e9,
        failed() ? Map.of() : score.layers());
  }

  private void guarded(Runnable action) {
    if (failed()) {
      return;
    }
    long start = CpuClock.nanos();
    try {
      NativeScope.run(action);
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(Status.FAILED, TorchException.from("proxy " + proxy.name(), e).getMessage());
    }
    addCpuNanos(CpuClock.nanos() - start);
  }
}
