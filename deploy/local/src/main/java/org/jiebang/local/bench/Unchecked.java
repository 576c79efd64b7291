package org.jiebang.local.bench;

import java.util.concurrent.Callable;

/** For lambdas that may fail: the bench fails with them. */
public final class Unchecked {

  private Unchecked() {}

  public static <T> T get(Callable<T> callable) {
    try {
      return callable.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
