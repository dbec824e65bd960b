package archsweep.torch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * The native library, which is loaded once per JVM at first use. JavaCPP unpacks it (445 MB) into
 * the directory that the system property {@code org.bytedeco.javacpp.cachedir} names, by default
 * {@code ~/.javacpp/cache}.
 */
public final class LibTorch {

  private LibTorch() {}

  /**
   * Makes libtorch ready for the calling thread, which is all that a thread needs to do before it
   * runs networks. Each thread computes by itself: a cluster's parallelism is over candidates, and
   * sums whose order depended on threads would not be reproducible.
   */
  public static void prepareThread() {
    Loaded.once();
    torch.set_num_threads(1);
  }

  private static final class Loaded {
    static {
      // JavaCPP would read the memory of the process at each allocation, and refuse more than a
      // multiple of the Java heap; the limits on native memory are ours: see proxy.Scorer.
      setUnlessSet("org.bytedeco.javacpp.maxBytes");
      setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes");
      Loader.load(openblas.class);
      Loader.load(torch.class);
      openblas.blas_set_num_threads(1);
      // It supports few processors, and says so on stderr at each call.
      torch.globalContext().setUserEnabledNNPACK(false);
    }

    private static void setUnlessSet(String limit) {
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, "0");
      }
    }

    static void once() {}
  }
}
