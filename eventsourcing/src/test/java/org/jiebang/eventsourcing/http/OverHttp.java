package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Asks the counters over HTTP, as what every service does is tried on them. */
abstract class OverHttp {

  static final UUID DESK = new UUID(1, 1);
  static final String COM = "COM@community:" + Counters.TENANT;
  static final String COUNTERS = "/api/v1/counters";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource(management = true)
  URI management;

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  record Answer(int status, HttpResponse<String> raw) {

    JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    String code() throws Exception {
      assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json().get("status").asInt()).isEqualTo(status);
      assertThat(json().get("traceId").asText()).hasSize(32);
      return json().get("code").asText();
    }

    @Nullable String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }

    UUID id() throws Exception {
      return UUID.fromString(json().get("id").asText());
    }
  }

  Answer send(String method, String path, @Nullable String body, String... headers)
      throws Exception {
    return send(
        method,
        path,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response);
  }

  static String bearer(String... grants) {
    return "Bearer " + TestIssuer.token(DESK, grants);
  }

  Answer post(String path, @Nullable String body, String key, String... more) throws Exception {
    String[] headers = new String[6 + more.length];
    System.arraycopy(
        new String[] {
          "Authorization", bearer(COM), "Content-Type", "application/json", "Idempotency-Key", key
        },
        0,
        headers,
        0,
        6);
    System.arraycopy(more, 0, headers, 6, more.length);
    return send("POST", path, body, headers);
  }

  Answer get(String path, String... more) throws Exception {
    String[] headers = new String[2 + more.length];
    headers[0] = "Authorization";
    headers[1] = bearer(COM);
    System.arraycopy(more, 0, headers, 2, more.length);
    return send("GET", path, (String) null, headers);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  UUID opened(int limit) throws Exception {
    return post(COUNTERS, "{\"limit\":" + limit + "}", key()).id();
  }

  static String at(UUID id) {
    return COUNTERS + "/" + id;
  }
}
