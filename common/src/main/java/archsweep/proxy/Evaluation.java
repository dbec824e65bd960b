package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.NativeScope;
import archsweep.torch.TorchException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One proxy at work on one network, with what it took and whether it has failed. It may have a
 * score for each of several precisions, which then share what it took.
 */
final class Evaluation {

  private final Proxy proxy;
  private final Set<PrecisionAssignment> precisions = new LinkedHashSet<>();
  private int wanted;
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

  /** A result at this precision is wanted. Before {@link #start}. */
  void want(PrecisionAssignment precision) {
    precisions.add(precision);
    wanted++;
  }

  void start(Network network, Parameters parameters) {
    guarded(
        () -> {
          measurement = proxy.measure(network, parameters);
          measurement.expect(Collections.unmodifiableSet(precisions));
        });
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

  /** A result that was wanted; that it fails takes none at another precision with it. */
  ProxyResult finish(PrecisionAssignment precision) {
    long start = CpuClock.nanos();
    Status status = failure;
    String reason = error;
    Score score = Score.undefined("it has failed");
    if (!failed()) {
      try {
        score = NativeScope.call(() -> measurement.finish(precision));
        status = score.defined() ? Status.OK : Status.UNDEFINED;
        reason = score.reason();
      } catch (RuntimeException | OutOfMemoryError e) {
        status = Status.FAILED;
        reason = message(e);
      }
    }
    ProxyDescriptor descriptor = proxy.descriptor();
    return new ProxyResult(
        descriptor.name(),
        descriptor.version(),
        status,
        score.value(),
        reason,
        ((double) cpuNanos / wanted + CpuClock.nanos() - start) / 1e9,
        score.layers());
  }

  private void guarded(Runnable action) {
    if (failed()) {
      return;
    }
    long start = CpuClock.nanos();
    try {
      NativeScope.run(action);
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(Status.FAILED, message(e));
    }
    addCpuNanos(CpuClock.nanos() - start);
  }

  private String message(Throwable failed) {
    return TorchException.from("proxy " + proxy.name(), failed).getMessage();
  }
}
