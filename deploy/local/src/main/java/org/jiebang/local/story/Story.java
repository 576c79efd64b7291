package org.jiebang.local.story;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import org.jiebang.local.Secrets;

/**
 * One need's way from a resident's wish to a redeemed point, step by step, on fresh ids; every
 * request goes through the gateway with its actor's own token.
 */
public final class Story {

  /**
   * Tells it, one line per step with what the step produced.
   *
   * @param gateway base address without a slash at its end
   * @return 0, or 1 when a step failed
   */
  public int run(URI gateway, Secrets secrets, Lang lang, PrintStream out) {
    return run(new Api(gateway), secrets, lang, out);
  }

  /** The same through {@code api}, which knows where people sign in. */
  public int run(Api api, Secrets secrets, Lang lang, PrintStream out) {
    long began = System.nanoTime();
    try {
      var stage = new Stage(api, new Cast(api, secrets), lang, out);
      var demand = new DemandScene(stage);
      var council = new CouncilScene(stage);
      String need = demand.listed();
      String item = council.play(need);
      demand.plan(need);
      String task = new BoardScene(stage).play(need);
      council.handOver(item, task);
      new ResultScene(stage).play(need, new ServiceScene(stage).play(task));
      council.account(item);
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      out.println("    " + stage.in("完成,用时 " + seconds + " 秒", "Done in " + seconds + " s"));
      return 0;
    } catch (StoryFailed e) {
      out.println("    " + (lang == Lang.ZH ? "失败:" : "Failed: ") + e.getMessage());
      return 1;
    }
  }
}
