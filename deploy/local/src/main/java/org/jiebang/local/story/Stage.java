package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What the scenes share: the way to the gateway, the players, the language, the time. */
public final class Stage {

  public final Api api;
  public final Cast cast;
  private final Lang lang;
  private final PrintStream out;
  private int step;

  public Stage(Api api, Cast cast, Lang lang, PrintStream out) {
    this.api = api;
    this.cast = cast;
    this.lang = lang;
    this.out = out;
  }

  /** A command that must succeed. */
  public Answer post(String account, String path, Object body) {
    Answer answer = api.post(path, cast.token(account), body);
    return answer.expect(answer.status() == 201 ? 201 : 200);
  }

  /** A command that must be refused. */
  public void refused(String account, String path, Object body, int status, String code) {
    api.post(path, cast.token(account), body).expect(status, code);
  }

  public JsonNode get(String account, String path) {
    return api.get(path, cast.token(account)).expect(200).body();
  }

  /** The time of the story, which is ahead of the real one. */
  public Instant now() {
    return Instant.parse(get(SampleCommunity.DISTRICT, "/api/v1/clock").path("now").asText());
  }

  /** Moves the story forward, everywhere, before it returns. */
  public void advance(Duration by) {
    api.send(
            "POST",
            "/api/v1/clock/advance",
            cast.token(SampleCommunity.DISTRICT),
            Map.of("seconds", by.toSeconds()),
            Api.newKey())
        .expect(200);
  }

  /** The story's clock is past {@code moment}. */
  public void advanceTo(Instant moment) {
    Duration left = Duration.between(now(), moment);
    if (left.compareTo(Duration.ZERO) > 0) {
      advance(left.plusSeconds(1));
    }
  }

  /**
   * Asks until the answer is there: a deadline that the system notices, or a fact that travels
   * between services. Bounded.
   */
  public JsonNode until(String account, String path, Predicate<JsonNode> there) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    JsonNode last;
    do {
      last = get(account, path);
      if (there.test(last)) {
        return last;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    } while (System.nanoTime() < end);
    throw new StoryFailed(path + " did not come to what was awaited: " + last);
  }

  /** A numbered step of the story begins. */
  void step(String zh, String en) {
    out.printf("%2d  %s%n", ++step, in(zh, en));
  }

  /** What a step produced. */
  void line(String zh, String en) {
    out.println("      " + in(zh, en));
  }

  String in(String zh, String en) {
    return lang == Lang.ZH ? zh : en;
  }

  Lang lang() {
    return lang;
  }
}
