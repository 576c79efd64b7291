package org.jiebang.local.story;

import java.io.PrintStream;
import java.net.URI;
import org.jiebang.local.Secrets;

/** How long it takes from the last confirmation until the points are visible. */
public final class Bench {

  /**
   * Prints p50 and p99.
   *
   * @param gateway base address without a slash at its end
   * @param runs at least 1; the issue asks for 200
   * @return 0, or 1 when a run failed
   */
  public int run(URI gateway, Secrets secrets, int runs, PrintStream out) {
    out.println("The bench is not written yet.");
    return 1;
  }
}
