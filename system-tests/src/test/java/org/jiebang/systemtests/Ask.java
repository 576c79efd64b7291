package org.jiebang.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiebang.local.story.Api;
import org.jspecify.annotations.Nullable;

/**
 * One request exactly as a test wants it, right or wrong; nothing is tried again, no position is
 * remembered. Every answer is looked at by {@link Manners}.
 */
public final class Ask {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  private final String method;
  private final String path;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private URI base = House.gateway();
  private @Nullable BodyPublisher body;
  private boolean faulty;

  private Ask(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public static Ask get(String path) {
    return new Ask("GET", path);
  }

  /** A command with a new key and an empty object, unless something else is said. */
  public static Ask post(String path) {
    return new Ask("POST", path).key(Api.newKey()).body("{}");
  }

  public static Ask method(String method, String path) {
    return new Ask(method, path);
  }

  /** To one instance instead of the gateway. */
  public Ask at(URI instance) {
    base = instance;
    return this;
  }

  public Ask as(String account) {
    return bearer(House.cast().token(account));
  }

  public Ask bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  public Ask key(String key) {
    return header("Idempotency-Key", key);
  }

  public Ask header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Ask without(String name) {
    headers.remove(name);
    return this;
  }

  public Ask json(Object content) {
    try {
      return body(JSON.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** As it is, announced as JSON. */
  public Ask body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public Ask body(byte[] bytes) {
    body = BodyPublishers.ofByteArray(bytes);
    headers.putIfAbsent("Content-Type", "application/json");
    return this;
  }

  /** Its length is not announced. */
  public Ask chunked(byte[] bytes) {
    body(bytes);
    body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    return this;
  }

  public Ask noBody() {
    body = null;
    return without("Content-Type");
  }

  /** Something is down on purpose: 503 and 504 are right answers. */
  public Ask inFault() {
    faulty = true;
    return this;
  }

  /**
   * @throws UncheckedIOException when nobody answers
   */
  public Reply send() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(1))
            .method(method, body == null ? BodyPublishers.noBody() : body);
    headers.forEach(request::header);
    try {
      HttpResponse<String> got = HTTP.send(request.build(), Decoded.text());
      return Manners.checked(
          new Reply(method + " " + path, got.statusCode(), got.headers(), got.body()), faulty);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + base + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
