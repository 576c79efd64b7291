package org.jiebang.systemtests;

import java.io.PrintStream;
import java.net.URI;
import org.jiebang.local.Stack;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Stage;
import org.jiebang.systemtests.contract.ExampleRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The one running Jiebang of this test run, with the sample community: started when the first test
 * asks for it, ended with the JVM.
 */
public final class House {

  /** The account of another district's committee, with the password of the first one's. */
  static final String OTHER_DISTRICT = "other-district";

  /** That other district. */
  static final String OTHER_DISTRICT_ID = "00000000-0000-7000-8000-0000000000d2";

  private static @Nullable House one;
  private static @Nullable RuntimeException notStarted;

  private final Stack stack;
  private final Cast cast;
  private final URI gateway;
  private final String community;

  private House(Stack stack, URI gateway) {
    this.stack = stack;
    this.gateway = gateway;
    this.cast = new Cast(new Api(gateway), stack.secrets());
    this.community = cast.player("desk").scope("COM");
  }

  public static synchronized House open() {
    if (notStarted != null) {
      throw notStarted; // once is enough to know
    }
    if (one == null) {
      // Stack ends itself with the JVM, so that an interrupted run leaves nothing behind.
      Stack stack =
          Stack.forTest("system")
              .with("jiebang.bootstrap.districts", OTHER_DISTRICT + ":" + OTHER_DISTRICT_ID)
              .with("jiebang.gateway.feed.places-for", "1s");
      try {
        stack.startAll();
        URI gateway = ExampleRecorder.before(stack.gateway());
        SampleCommunity.load(gateway, stack.secrets(), Lang.EN, System.out);
        one = new House(stack, gateway);
      } catch (RuntimeException e) {
        notStarted = e;
        stack.close();
        throw e;
      }
    }
    return one;
  }

  /** Whether a test has asked for it, and it has started. */
  public static synchronized boolean isOpen() {
    return one != null;
  }

  public static Stack stack() {
    return open().stack;
  }

  public static URI gateway() {
    return open().gateway;
  }

  /** Everybody of the sample community, by account. */
  public static Cast cast() {
    return open().cast;
  }

  /** The sample community's id, known also while nobody can sign in. */
  public static String community() {
    return open().community;
  }

  /** A client of its own, for scenes; what the scenes tell is thrown away. */
  public static Stage stage() {
    var api = new Api(gateway());
    return new Stage(
        api,
        new Cast(api, stack().secrets()),
        Lang.EN,
        new PrintStream(PrintStream.nullOutputStream()));
  }
}
