package archsweep.proxy;

/** Which way of a score promises the more accurate network. */
public enum Better {
  HIGHER,
  LOWER
}
