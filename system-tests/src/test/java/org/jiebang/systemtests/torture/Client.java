package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Cast;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks: sends each operation once, writes down what it heard, and keeps the positions
 * of what it has done, as generated clients do.
 */
final class Client {

  /** The version of a row that does not show one. */
  static final long UNTOLD = Long.MAX_VALUE;

  private static final int MAX_POSITIONS = 64;

  /** Nobody hammers a house that says «try again». */
  private static final long BREATH_NANOS = Duration.ofMillis(400).toNanos();

  /** Refusals by the plumbing: nothing was decided, asking again is right. */
  private static final Set<String> NO_WORD_OF_THE_RULES =
      Set.of("IDEMPOTENCY_IN_PROGRESS", "BACKPRESSURE", "RATE_LIMITED", "AUTH_REQUIRED");

  private final String name;
  private final History history;
  private final Cast cast;
  private final Map<String, Long> positions = new LinkedHashMap<>();

  Client(String name, History history, Cast cast) {
    this.name = name;
    this.history = history;
    this.cast = cast;
  }

  /**
   * A command under a new key.
   *
   * @param scope what the command id is made for
   */
  Attempt post(String account, String path, String scope, Object body) {
    return send(history.op(name, account, "POST", path, Api.newKey(), scope, body));
  }

  Attempt get(String account, String path) {
    return send(history.op(name, account, "GET", path, null, null, null));
  }

  /** Also for what was asked before: the same key, the same content. */
  Attempt send(Op op) {
    history.invoke(op);
    long asked = System.nanoTime();
    Attempt attempt;
    try {
      attempt = heard(op, asked, ask(op).send());
    } catch (UncheckedIOException e) {
      attempt = nothing(op, asked, String.valueOf(e.getCause()));
    } catch (AssertionError e) {
      history.badManners(op.method() + " " + op.path() + ": " + e.getMessage());
      attempt = nothing(op, asked, "bad manners: " + e.getMessage());
    }
    history.heard(attempt);
    attempt.positions().forEach(this::remember);
    if (attempt.heard() == Heard.INFO) {
      LockSupport.parkNanos(BREATH_NANOS);
    }
    return attempt;
  }

  private Ask ask(Op op) {
    Ask ask =
        (op.key() == null ? Ask.get(op.path()) : Ask.post(op.path()).key(op.key()))
            .bearer(cast.token(op.account()))
            .inFault();
    if (op.body() != null) {
      ask.json(op.body());
    }
    if (!positions.isEmpty()) {
      List<String> seen = new ArrayList<>();
      positions.forEach((where, pos) -> seen.add(where + "/" + pos));
      ask.header("X-Min-Position", String.join(",", seen));
    }
    return ask;
  }

  private void remember(String position) {
    int slash = position.lastIndexOf('/');
    positions.merge(
        position.substring(0, slash), Long.parseLong(position.substring(slash + 1)), Math::max);
    var oldest = new ArrayDeque<>(positions.keySet());
    while (positions.size() > MAX_POSITIONS) {
      positions.remove(oldest.removeFirst());
    }
  }

  private static Attempt nothing(Op op, long asked, String note) {
    return new Attempt(
        op, asked, System.nanoTime(), Heard.INFO, 0, "", "", 0, List.of(), Map.of(), note);
  }

  private static Attempt heard(Op op, long asked, Reply reply) {
    JsonNode body = reply.text().isBlank() ? null : reply.json();
    return new Attempt(
        op,
        asked,
        System.nanoTime(),
        judged(reply.status(), reply.code()),
        reply.status(),
        reply.code(),
        reply.status() < 300 && body != null ? body.path("id").asText() : "",
        versionOf(reply.header("ETag")),
        positionsOf(reply.header("X-Position")),
        rowsOf(body),
        "");
  }

  static Heard judged(int status, String code) {
    if (status >= 200 && status < 300) {
      return Heard.OK;
    }
    boolean definite = status >= 400 && status < 500 && !NO_WORD_OF_THE_RULES.contains(code);
    return definite ? Heard.FAIL : Heard.INFO;
  }

  static long versionOf(String entityTag) {
    return entityTag.matches("\"\\d+\"")
        ? Long.parseLong(entityTag.substring(1, entityTag.length() - 1))
        : 0;
  }

  static List<String> positionsOf(String header) {
    return header.isBlank() ? List.of() : List.of(header.trim().split("\\s*,\\s*"));
  }

  private static Map<String, Long> rowsOf(@Nullable JsonNode body) {
    Map<String, Long> rows = new LinkedHashMap<>();
    if (body != null) {
      body.path("items")
          .forEach(item -> rows.put(item.path("id").asText(), item.path("version").asLong(UNTOLD)));
    }
    return rows;
  }
}
