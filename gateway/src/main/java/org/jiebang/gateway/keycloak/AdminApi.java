package org.jiebang.gateway.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The five requests that we send to Keycloak's admin API. Each has a time limit and is sent again a
 * few times: all of them may come twice. When that does not help, nobody asks for some seconds.
 */
class AdminApi {

  private static final Logger LOG = Logger.getLogger(AdminApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 1 << 20;

  /** Of the users that are asked for at once: there should be one. */
  private static final int MOST = 20;

  /** A token is not used for its last seconds: it must still hold when it arrives. */
  private static final Duration EARLY = Duration.ofSeconds(20);

  private record Token(String text, long untilNanos) {}

  private final KeycloakConfig config;
  private final URI base;
  private final URI tokens;
  private final String credentials;
  private final HttpClient http;
  private volatile @Nullable Token token;
  private volatile long restUntilNanos = System.nanoTime();

  /**
   * @throws IllegalStateException when address or secret are missing
   */
  AdminApi(KeycloakConfig config) {
    this.config = config;
    String url = config.url().map(URI::toString).orElseThrow(() -> missing("url"));
    String secret = config.clientSecret().orElseThrow(() -> missing("client-secret"));
    this.base = URI.create(url + "/admin/realms/" + config.realm() + "/users");
    this.tokens = URI.create(url + "/realms/" + config.realm() + "/protocol/openid-connect/token");
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (encoded(config.clientId()) + ":" + encoded(secret)).getBytes(UTF_8));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  private static IllegalStateException missing(String key) {
    return new IllegalStateException(
        "jiebang.identity.accounts=keycloak needs jiebang.keycloak." + key + ".");
  }

  /**
   * The user of that name, with all attributes; null when there is none.
   *
   * @throws IllegalStateException when there are several, which a realm's own rules forbid
   */
  @Nullable ObjectNode byName(String account) {
    List<ObjectNode> users = found("?exact=true&username=" + encoded(account));
    if (users.size() > 1) {
      throw new IllegalStateException("Keycloak has several users of one name");
    }
    return users.isEmpty() ? null : users.getFirst();
  }

  /**
   * The users with that value of an attribute. One, as a rule; but Keycloak lets several have it,
   * and whoever is told of one of them only leaves the others as they are.
   */
  List<ObjectNode> byAttribute(String name, String value) {
    return found("?q=" + encoded(name + ":" + value));
  }

  /** The status: 201, 409 when the name is taken, 400 when Keycloak does not accept the content. */
  int create(ObjectNode user) {
    return send("POST", base, user).statusCode();
  }

  /** False when the user is not there any more. */
  boolean update(String id, ObjectNode user) {
    return done(send("PUT", URI.create(base + "/" + id), user), 204);
  }

  /** False when the user was not there any more. */
  boolean delete(String id) {
    return done(send("DELETE", URI.create(base + "/" + id), null), 204);
  }

  private List<ObjectNode> found(String query) {
    HttpResponse<String> answer =
        send("GET", URI.create(base + query + "&briefRepresentation=false&max=" + MOST), null);
    if (!done(answer, 200)) {
      return List.of();
    }
    try {
      var users = new ArrayList<ObjectNode>();
      for (JsonNode user : JSON.readTree(answer.body())) {
        users.add((ObjectNode) user);
      }
      return users;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Keycloak answered something else than users", e);
    }
  }

  private static boolean done(HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected && answer.statusCode() != 404) {
      // A right is missing, or this is no Keycloak: for an operator to mend, not to be tried again.
      throw new IllegalStateException(
          "Keycloak answered "
              + answer.statusCode()
              + " to "
              + answer.request().method()
              + " users");
    }
    return answer.statusCode() == expected;
  }

  private HttpResponse<String> send(String method, URI uri, @Nullable ObjectNode body) {
    String cause = "resting";
    for (int attempt = 0; attempt < config.attempts() && !resting(); attempt++) {
      if (attempt > 0) {
        LockSupport.parkNanos(config.pause().toNanos() << (attempt - 1));
      }
      try {
        HttpResponse<String> answer = once(method, uri, body);
        if (answer.statusCode() == 401) {
          token = null; // Keycloak has been restarted, or its keys have changed
        } else if (answer.statusCode() != 429 && answer.statusCode() < 500) {
          return answer;
        }
        cause = "status " + answer.statusCode();
      } catch (IOException e) {
        cause = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Rejected(HttpRefusal.SERVICE_UNAVAILABLE);
      }
    }
    if (!resting()) {
      restUntilNanos = System.nanoTime() + config.rest().toNanos();
      LOG.warnf("Keycloak does not answer cause=%s", cause);
    }
    throw new Rejected(HttpRefusal.SERVICE_UNAVAILABLE);
  }

  private boolean resting() {
    return System.nanoTime() - restUntilNanos < 0;
  }

  private HttpResponse<String> once(String method, URI uri, @Nullable ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(config.timeout())
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return exchange(request);
  }

  private String token() throws IOException, InterruptedException {
    Token known = token;
    if (known != null && System.nanoTime() - known.untilNanos() < 0) {
      return known.text();
    }
    HttpRequest request =
        HttpRequest.newBuilder(tokens)
            .timeout(config.timeout())
            .header("Authorization", credentials)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<String> answer = exchange(request);
    if (answer.statusCode() != 200) {
      throw new IOException("no token for the gateway: status " + answer.statusCode());
    }
    JsonNode body = JSON.readTree(answer.body());
    long nanos = Duration.ofSeconds(body.path("expires_in").asLong()).minus(EARLY).toNanos();
    Token fresh = new Token(body.path("access_token").asText(), System.nanoTime() + nanos);
    token = fresh;
    return fresh.text();
  }

  private HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
