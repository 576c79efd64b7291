package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A partner app's view of Jiebang: plain HTTP through the gateway. Keeps the positions of what it
 * has done and sends them with every request, as generated clients do, so that it reads its own
 * writes across services.
 */
public class Api {

  private static final int MAX_POSITIONS = 64;
  private static final int BEHIND_TRIES = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI gateway;
  private final @Nullable OpenIdProvider provider;
  private final Map<String, Long> positions = new LinkedHashMap<>();

  public Api(URI gateway) {
    this(gateway, null);
  }

  /**
   * @param provider where people sign in; null: at the gateway's built-in issuer
   */
  public Api(URI gateway, @Nullable OpenIdProvider provider) {
    this.gateway = gateway;
    this.provider = provider;
  }

  /** Signs in and returns the bearer token, valid for minutes. */
  public String signIn(String account, String password) {
    if (provider != null) {
      return provider.signIn(account, password).access();
    }
    Answer answer =
        send(
            "POST",
            "/api/v1/auth/tokens",
            null,
            Map.of("account", account, "password", password),
            newKey());
    return answer.expect(200).body().path("accessToken").asText();
  }

  /** A command: POST with a new idempotency key. */
  public Answer post(String path, String token, Object body) {
    return send("POST", path, token, body, newKey());
  }

  /** A command under a key of the caller's, to send it twice. */
  public Answer post(String path, String token, Object body, String key) {
    return send("POST", path, token, body, key);
  }

  public Answer get(String path, String token) {
    return send("GET", path, token, null, null);
  }

  /**
   * A request exactly as given; 503 {@code VIEW_BEHIND} is tried again, bounded, as the answer
   * asks.
   */
  public Answer send(
      String method,
      String path,
      @Nullable String token,
      @Nullable Object body,
      @Nullable String key) {
    Answer answer = once(method, path, token, body, key);
    for (int i = 1; i < BEHIND_TRIES && answer.is(503, "VIEW_BEHIND"); i++) {
      answer = once(method, path, token, body, key);
    }
    return answer;
  }

  /**
   * One attempt.
   *
   * @throws StoryFailed when nobody answers
   */
  protected Answer once(
      String method,
      String path,
      @Nullable String token,
      @Nullable Object body,
      @Nullable String key) {
    try {
      var request =
          HttpRequest.newBuilder(gateway.resolve(path))
              .timeout(Duration.ofMinutes(1))
              .header("Accept", "application/json");
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (key != null) {
        request.header("Idempotency-Key", key);
      }
      String seen = positions();
      if (!seen.isEmpty()) {
        request.header("X-Min-Position", seen);
      }
      if (body == null) {
        request.method(method, HttpRequest.BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", "application/json")
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(
                    body instanceof String text ? text : JSON.writeValueAsString(body)));
      }
      HttpResponse<String> response = exchange(request.build());
      response.headers().firstValue("X-Position").ifPresent(this::remember);
      return new Answer(
          method + " " + path, response.statusCode(), read(response.body()), response.headers());
    } catch (IOException e) {
      throw new StoryFailed(method + " " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryFailed("interrupted at " + method + " " + path, e);
    }
  }

  /** The bare exchange, for those who want to see what goes over the wire. */
  protected HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode read(String body) throws IOException {
    return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
  }

  private synchronized String positions() {
    var text = new StringBuilder();
    positions.forEach(
        (where, pos) ->
            text.append(text.isEmpty() ? "" : ",").append(where).append('/').append(pos));
    return text.toString();
  }

  private synchronized void remember(String header) {
    for (String position : header.split(",")) {
      String trimmed = position.trim();
      int slash = trimmed.lastIndexOf('/');
      String where = trimmed.substring(0, slash);
      positions.merge(where, Long.parseLong(trimmed.substring(slash + 1)), Math::max);
      if (positions.size() > MAX_POSITIONS) {
        positions.remove(positions.keySet().iterator().next());
      }
    }
  }

  /** A UUIDv7, as generated clients send: time-ordered keys keep the server's index warm. */
  public static String newKey() {
    var random = ThreadLocalRandom.current();
    return new UUID(
            System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(4096),
            random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE)
        .toString();
  }
}
