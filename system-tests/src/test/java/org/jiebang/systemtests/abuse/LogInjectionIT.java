package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiebang.local.story.Api;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Line ends, terminal codes and look-ups, in every header and in fields, paths and queries: no log
 * gets a line that a service has not written, and no answer a header that came with the request.
 */
@Order(9)
class LogInjectionIT {

  /** So that the lines can be counted; in no other test. */
  private static final String MARK = "forged4711";

  /** How each line of a log begins, or goes on after an exception. */
  private static final Pattern OURS =
      Pattern.compile("(\\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}|\\s|Caused by: |\\S+: ).*");

  private static final List<String> LINE_ENDS =
      List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u000b", "\f");

  private static List<String> payloads() {
    var line = "2026-11-21 00:00:00,000 ERROR [org.jiebang] " + MARK;
    var all = new java.util.ArrayList<String>();
    for (String end : LINE_ENDS) {
      all.add("x" + end + line);
      all.add("x" + end + end + line + end);
    }
    all.add("\u001b[2J\u001b[31m" + MARK);
    all.add("${jndi:ldap://127.0.0.1:1/" + MARK + "}");
    all.add("${env:PATH}${sys:java.version}" + MARK);
    all.add("%d %p %m%n" + MARK);
    return all;
  }

  @Test
  void nobody_writes_a_line_into_our_logs() throws IOException {
    String need = Needs.submitted();
    Map<Path, Long> before = sizes();
    int asked = 0;
    for (String payload : payloads()) {
      asked += inBodies(need, payload);
      asked += inPathsAndQueries(need, payload);
      asked += inHeaders(payload);
    }
    assertThat(asked).isGreaterThan(400);
    for (var log : before.entrySet()) {
      byte[] all = Files.readAllBytes(log.getKey());
      int from = (int) Math.min(log.getValue(), all.length);
      String added = new String(all, from, all.length - from, UTF_8);
      assertThat(added).as("%s", log.getKey()).doesNotContain("\u001b", "\0");
      List<String> forged =
          added.split("[\r\n\u0085\u2028\u000b\f]").length == added.lines().count()
              ? added.lines().filter(LogInjectionIT::isForged).toList()
              : List.of("an end of a line that is none: " + added);
      assertThat(added.isEmpty() ? List.of() : forged).as("%s", log.getKey()).isEmpty();
    }
  }

  /** A line that begins as the forged one does, or not as ours do. */
  private static boolean isForged(String line) {
    return line.startsWith("2026-11-21 00:00:00,000 ERROR")
        || line.contains(MARK) && !OURS.matcher(line).matches();
  }

  @Test
  void the_count_would_see_a_forged_line() {
    assertThat(payloads().getFirst().lines().filter(LogInjectionIT::isForged)).hasSize(1);
    assertThat(isForged("19:03:39,000 INFO  [o.j.n.Need] (x) refused code=A")).isFalse();
  }

  private static int inBodies(String need, String payload) {
    String text = AwkwardText.json(payload, true);
    List<Ask> asks =
        List.of(
            Ask.post("/api/v1/needs").as("resident").body("{\"community\":" + text + "}"),
            Ask.post("/api/v1/needs").as("resident").body("{" + text + ":1}"),
            Ask.post("/api/v1/needs/" + need + "/verify")
                .as("grid")
                .body("{\"urgency\":" + text + "}"),
            Ask.post("/api/v1/tasks").as("desk").body("{\"category\":" + text + "}"),
            Ask.post("/api/v1/rewards").as("desk").body("{\"name\":" + text + "}"),
            Ask.post("/api/v1/persons").as("district").body("{\"grants\":[" + text + "]}"),
            Ask.post("/api/v1/auth/tokens")
                .body("{\"account\":" + text + ",\"password\":" + text + "}"),
            Ask.post("/api/v1/auth/tokens")
                .body("{\"account\":\"nobody\",\"password\":" + text + "}"));
    asks.forEach(ask -> clean(ask.send()));
    return asks.size();
  }

  private static int inPathsAndQueries(String need, String payload) {
    String escaped = Draft.escaped(payload);
    List<String> paths =
        List.of(
            "/api/v1/needs/" + escaped,
            "/api/v1/" + escaped,
            "/" + escaped,
            "/api/v1/needs/" + need + "/" + escaped,
            "/api/v1/needs?cursor=" + escaped,
            "/api/v1/needs?" + escaped + "=1",
            "/api/v1/needs/" + need + "?asOf=" + escaped,
            "/api/v1/tasks?state=" + escaped,
            "/api/v1/stories/" + need + "?lang=" + escaped,
            "/api/v1/feed?after=" + escaped);
    paths.forEach(path -> clean(Ask.get(path).as("desk").send()));
    return paths.size();
  }

  /** As bytes on the wire: no client would write these. */
  private static int inHeaders(String payload) {
    String bytes =
        new String(payload.getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    List<String> names =
        List.of(
            "X-Request-Id",
            "traceparent",
            "User-Agent",
            "Idempotency-Key",
            "Authorization",
            "X-Forwarded-For",
            "Accept-Language",
            "Origin",
            "Referer",
            "Content-Type",
            "Host",
            "X-Min-Position",
            "If-Match");
    for (String name : names) {
      String request =
          "POST /api/v1/needs HTTP/1.1\r\n"
              + (name.equals("Host") ? "" : "Host: a\r\n")
              + (name.equals("Authorization")
                  ? ""
                  : "Authorization: Bearer " + House.cast().token("resident") + "\r\n")
              + (name.equals("Idempotency-Key") ? "" : "Idempotency-Key: " + Api.newKey() + "\r\n")
              + name
              + ": "
              + bytes
              + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
      try (Raw raw = Raw.to(House.gateway())) {
        String answer = raw.write(request).untilClosed(Duration.ofMinutes(1));
        String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        assertThat(head).as(name).doesNotContain(MARK, "\u001b");
        assertThat(answer).as(name).doesNotContain("HTTP/1.1 5");
      }
    }
    return names.size();
  }

  /** Nothing that was sent stands in a header; in the body it stands escaped. */
  private static void clean(Reply reply) {
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              assertThat(name.toLowerCase(Locale.ROOT)).doesNotContain(MARK);
              assertThat(values).as(name).noneMatch(value -> value.contains(MARK));
            });
    assertThat(reply.text()).doesNotContain("\u001b", "\r\n2026", "\n2026");
    // An unknown state matches nothing.
    boolean passedOver = reply.request().contains("?") && reply.status() == 200;
    assertThat(passedOver || reply.status() >= 400).as("%s", reply).isTrue();
  }

  private static Map<Path, Long> sizes() {
    Map<Path, Long> sizes = new HashMap<>();
    for (String service : Logs.SERVICES) {
      Path log = House.stack().log(service);
      try {
        sizes.put(log, Files.size(log));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sizes;
  }
}
