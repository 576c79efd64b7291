package org.jiebang.gateway.limit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.PartnerScope;
import org.jspecify.annotations.Nullable;

/**
 * What a request was told about its quotas.
 *
 * @param left by quota, the strictest first
 * @param retryAfterSeconds 0: it may go on
 * @param app how the partner app stands that it comes through
 * @param caller null: its token is missing, or not to be believed
 */
public record Allowance(List<Left> left, long retryAfterSeconds, App app, @Nullable Caller caller) {

  /** Whether anybody is let in through a partner app; {@code LET_IN} where there is none. */
  public enum App {
    LET_IN,
    /** It is suspended or closed. */
    INACTIVE,
    /** The secret that this token was given for holds no longer; another token would do. */
    TOKEN_ENDED,
    /** It has been given less than this token says. */
    SCOPE_TAKEN_AWAY,
    /** It is for sandboxes, and whoever comes through it is somebody elsewhere too. */
    OUTSIDE_SANDBOX
  }

  /** Nothing is counted for who is not let in. */
  static Allowance turnedAway(App why) {
    return new Allowance(List.of(), 0, why, null);
  }

  /** Under this name it is kept with the request. */
  public static final String KEY = "jiebang.allowance";

  /**
   * One quota.
   *
   * @param quota its name
   * @param perMinute how many there are
   * @param remaining how many of them are left now
   * @param fullInSeconds when all are there again, if nothing more is asked
   */
  @Schema(name = "QuotaLeft")
  public record Left(String quota, int perMinute, long remaining, long fullInSeconds) {}

  public Allowance(List<Left> left, long retryAfterSeconds) {
    this(left, retryAfterSeconds, App.LET_IN, null);
  }

  public Allowance of(@Nullable Caller who) {
    return new Allowance(left, retryAfterSeconds, app, who);
  }

  /** Whether it comes through an app that was given the scope to bring in much at once. */
  public boolean loads() {
    return loads(caller);
  }

  static boolean loads(@Nullable Caller caller) {
    return caller != null && caller.client() != null && caller.scope().contains(PartnerScope.LOAD);
  }

  public boolean granted() {
    return retryAfterSeconds == 0;
  }

  /**
   * As draft-ietf-httpapi-ratelimit-headers has it. Every answer says it, so it is put together.
   */
  String policyHeader() {
    var text = new StringBuilder();
    for (Left each : left) {
      begin(text, each).append(";q=").append(each.perMinute()).append(";w=60");
    }
    return text.toString();
  }

  String leftHeader() {
    var text = new StringBuilder();
    for (Left each : left) {
      begin(text, each).append(";r=").append(each.remaining());
      text.append(";t=").append(each.fullInSeconds());
    }
    return text.toString();
  }

  private static StringBuilder begin(StringBuilder text, Left each) {
    return text.append(text.isEmpty() ? "\"" : ", \"").append(each.quota()).append('"');
  }
}
