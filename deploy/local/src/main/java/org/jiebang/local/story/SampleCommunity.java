package org.jiebang.local.story;

import java.io.PrintStream;
import java.net.URI;
import org.jiebang.local.NotStarted;
import org.jiebang.local.Secrets;

/**
 * The sample community 五环社区: estates, universities with agreements, demo accounts, goods; loaded
 * through the public API on the first start. Loading twice changes nothing.
 */
public final class SampleCommunity {
  private SampleCommunity() {}

  /**
   * @param gateway base address without a slash at its end
   * @throws NotStarted when a step is refused
   */
  public static void load(URI gateway, Secrets secrets, Lang lang, PrintStream out) {
    throw new NotStarted("The sample community is not written yet: start with --no-sample.");
  }

  /** One command line that shows a newcomer something. */
  public static String tryThis(URI gateway, Secrets secrets) {
    return "curl -s " + gateway + "/q/health/ready";
  }
}
