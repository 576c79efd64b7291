package org.jiebang.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Several who do something at the same moment. */
public final class Together {

  private Together() {}

  /** All begin when all are ready; what each got, in the order given. */
  public static <T> List<T> atOnce(List<Supplier<T>> all) {
    var ready = new CyclicBarrier(all.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Supplier<T> one : all) {
        Callable<T> inTime =
            () -> {
              ready.await();
              return one.get();
            };
        running.add(threads.submit(inTime));
      }
      List<T> got = new ArrayList<>();
      for (Future<T> one : running) {
        got.add(one.get());
      }
      return got;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
