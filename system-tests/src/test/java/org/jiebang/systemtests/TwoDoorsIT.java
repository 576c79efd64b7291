package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiebang.local.Stack;
import org.jiebang.local.story.Api;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Two gateways that take in the feed and deliver webhooks at the same time, while one is killed.
 */
@Order(9)
class TwoDoorsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final String OTHER = Stack.GATEWAY + "-2";
  private static final int AT_LEAST = 60;

  @Test
  void nothing_is_lost_or_told_twice_and_a_reader_gets_on_over_kill_and_restart() {
    House.open();
    URI second = House.stack().startSecond(Stack.GATEWAY);
    URI needs = House.stack().uri("needs");
    String desk = House.cast().token("desk");
    String resident = House.cast().token("resident");
    var inbox = new Inbox();
    String hook = subscribed(inbox);
    // The one that delivers is the one to kill.
    String victim = deliverer();
    for (URI door : List.of(House.gateway(), second)) { // one of them must pass it on to the other
      Reply rotated = Ask.post(hook + "/rotate-secret").at(door).as("desk").send().expect(200);
      assertThat(rotated.json().path("secret").asText()).startsWith("whsec_");
    }
    URI survivor = victim.equals(OTHER) ? House.gateway() : second;
    long begin = head(survivor, desk);
    var stop = new AtomicBoolean();
    var done = new AtomicBoolean();
    CompletableFuture<Map<Long, String>> reading =
        CompletableFuture.supplyAsync(
            () -> read(survivor, desk, begin, done), Thread::startVirtualThread);
    CompletableFuture<List<String>> writing =
        CompletableFuture.supplyAsync(
            () -> write(needs, resident, stop), Thread::startVirtualThread);
    try {
      await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> inbox.messages().size() > 20);
      House.stack().kill(victim);
      if (victim.equals(OTHER)) {
        House.stack().startSecond(Stack.GATEWAY);
      } else {
        House.stack().start(victim);
      }
    } finally {
      stop.set(true);
    }
    List<String> submitted = writing.join();
    assertThat(submitted).hasSizeGreaterThan(AT_LEAST).doesNotHaveDuplicates();
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .untilAsserted(
            () ->
                assertThat(streams(read(House.gateway(), desk, begin, new AtomicBoolean(true))))
                    .containsAll(submitted));
    done.set(true);
    Map<Long, String> all = read(House.gateway(), desk, begin, new AtomicBoolean(true));
    assertThat(streams(all)).doesNotHaveDuplicates();
    // Whoever read on the other gateway, before, in and after the kill, was told the same.
    assertThat(reading.join()).isEqualTo(all);
    wasDelivered(inbox, all);
    Ask.post(hook + "/close").as("desk").send().expect(200);
    inbox.close();
    String stream = leaving(second, desk);
    assertThat(stream).contains("event:end", "\"reason\":\"DRAINING\"", "retry:");
  }

  private static String subscribed(Inbox inbox) {
    String hook =
        "/api/v1/webhooks/"
            + Ask.post("/api/v1/webhooks")
                .as("desk")
                .json(
                    Map.of(
                        "scope",
                        House.community(),
                        "url",
                        inbox.url(),
                        "types",
                        List.of("need-submitted")))
                .send()
                .expect(201)
                .id();
    Ask.post(hook + "/verify").as("desk").send().expect(200);
    return hook;
  }

  /** Which gateway delivers, now that the two have shared out the work. */
  private static String deliverer() {
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .until(
            () ->
                metric(OTHER, "jiebang_lease_parts") > 0
                    && delivers(Stack.GATEWAY) != delivers(OTHER));
    return delivers(OTHER) ? OTHER : Stack.GATEWAY;
  }

  private static boolean delivers(String gateway) {
    return metric(gateway, "jiebang_webhook_active") > 0;
  }

  private static double metric(String gateway, String name) {
    try (InputStream in =
        House.stack().management(gateway).resolve("/q/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Each of these facts came, once or more, under one id whenever it came, and in the feed's order
   * as far as it had not come before.
   */
  private static void wasDelivered(Inbox inbox, Map<Long, String> told) {
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .untilAsserted(
            () ->
                assertThat(inbox.messages().stream().map(Inbox.Message::position))
                    .containsAll(told.keySet()));
    Map<Long, String> ids = new LinkedHashMap<>();
    for (Inbox.Message message : inbox.messages()) {
      assertThat(ids.merge(message.position(), message.id(), (first, again) -> first))
          .isEqualTo(message.id());
    }
    assertThat(ids.values()).doesNotHaveDuplicates();
    assertThat(List.copyOf(ids.keySet())).isSorted();
  }

  /** What a reader of a stream is told when its gateway is stopped. */
  private static String leaving(URI gateway, String token) {
    HttpRequest follow =
        HttpRequest.newBuilder(URI.create(gateway + "/api/v1/feed?type=no-such-fact"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream = http.send(follow, BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      House.stack().stop(OTHER);
      return new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> streams(Map<Long, String> told) {
    return List.copyOf(told.values());
  }

  private static long head(URI gateway, String token) {
    return page(gateway, token, 0).path("head").asLong();
  }

  private static JsonNode page(URI gateway, String token, long after) {
    return Ask.get("/api/v1/feed?limit=500&type=need-submitted&after=" + after)
        .at(gateway)
        .bearer(token)
        .inFault()
        .send()
        .json();
  }

  /** Position → need, until {@code done} and at the end. */
  private static Map<Long, String> read(URI gateway, String token, long from, AtomicBoolean done) {
    Map<Long, String> told = new LinkedHashMap<>();
    long after = from;
    while (true) {
      boolean last = done.get();
      JsonNode page = page(gateway, token, after);
      if (page.has("items")) {
        page.path("items")
            .forEach(
                item -> told.put(item.path("position").asLong(), item.path("stream").asText()));
        after = page.path("next").asLong();
        if (last && after >= page.path("head").asLong()) {
          return told;
        }
      }
    }
  }

  private static List<String> write(URI needs, String token, AtomicBoolean stop) {
    List<String> submitted = new ArrayList<>();
    while (!stop.get() || submitted.size() <= AT_LEAST) {
      String key = Api.newKey();
      await()
          .atMost(PATIENCE)
          .pollInterval(OFTEN)
          .ignoreException(UncheckedIOException.class)
          .until(
              () -> {
                Reply reply =
                    Ask.post("/api/v1/needs")
                        .at(needs)
                        .bearer(token)
                        .key(key)
                        .json(Needs.wish())
                        .inFault()
                        .send();
                if (reply.status() == 201) {
                  submitted.add(reply.id());
                }
                return reply.status() == 201;
              });
    }
    return submitted;
  }
}
