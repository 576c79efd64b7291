package org.jiebang.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work side by side, each on its own thread (the common pool has only one on two cores). */
final class Joined {
  private Joined() {}

  static CompletableFuture<Void> begin(Runnable work) {
    return CompletableFuture.runAsync(work, Thread::startVirtualThread);
  }

  static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  /** Waits, and throws the work's own exception instead of a wrapped one. */
  static <T> T with(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }
}
