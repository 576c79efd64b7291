package org.jiebang.local.story;

import java.io.PrintStream;
import java.net.URI;
import org.jiebang.local.Secrets;

/** One need's way from a resident's wish to a redeemed point, step by step, on fresh ids. */
public final class Story {

  /**
   * Tells it, one line per step with what the step produced.
   *
   * @param gateway base address without a slash at its end
   * @return 0, or 1 when a step failed
   */
  public int run(URI gateway, Secrets secrets, Lang lang, PrintStream out) {
    out.println("The story is not written yet.");
    return 1;
  }
}
