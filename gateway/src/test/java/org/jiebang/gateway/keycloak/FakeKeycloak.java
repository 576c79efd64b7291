package org.jiebang.gateway.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of Keycloak's admin API as our gateway asks of it, with failures to order. */
final class FakeKeycloak implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USERS = "/admin/realms/jiebang/users";

  final Map<String, ObjectNode> users = new ConcurrentHashMap<>();

  /** Method and path of every request, in order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Ids of users that somebody has disabled. */
  final List<String> disabled = new CopyOnWriteArrayList<>();

  /** So many of the next requests to users are answered with {@link #failure}. */
  final AtomicInteger failures = new AtomicInteger();

  volatile int failure = 503;
  volatile long createdAt = 1_700_000_000_000L;
  private final AtomicInteger tokens = new AtomicInteger();
  private final HttpServer server;
  private volatile Runnable meanwhile = () -> {};

  FakeKeycloak() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/realms/jiebang/protocol/openid-connect/token", this::token);
    server.createContext(USERS, this::users);
    server.start();
  }

  /** Right before the next user is created, this happens. */
  void meanwhile(Runnable what) {
    meanwhile = what;
  }

  /** A user who is there already. */
  void put(String name, Map<String, String> attributes, boolean admitted) {
    String id = UUID.randomUUID().toString();
    ObjectNode user = JSON.createObjectNode().put("id", id).put("username", name);
    user.put("enabled", admitted).put("createdTimestamp", createdAt);
    ObjectNode all = user.putObject("attributes");
    attributes.forEach((key, value) -> all.putArray(key).add(value));
    if (admitted) {
      all.putArray("admitted").add("true");
    }
    users.put(id, user);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ObjectNode user(String name) {
    return users.values().stream()
        .filter(u -> u.path("username").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void token(HttpExchange exchange) throws IOException {
    asked.add("token");
    answer(
        exchange,
        200,
        "{\"access_token\":\"t%d\",\"expires_in\":300}".formatted(tokens.incrementAndGet()));
  }

  private synchronized void users(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath().substring(USERS.length());
    asked.add(method + " " + path);
    byte[] body = exchange.getRequestBody().readAllBytes();
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      answer(exchange, failure, "{}");
    } else if (!token.equals("Bearer t" + tokens.get())) {
      answer(exchange, 401, "{}");
    } else if (method.equals("GET")) {
      answer(exchange, 200, found(exchange.getRequestURI().getRawQuery()).toString());
    } else if (method.equals("POST")) {
      create(exchange, (ObjectNode) JSON.readTree(body));
    } else if (!users.containsKey(path.substring(1))) {
      answer(exchange, 404, "{}");
    } else if (method.equals("PUT")) {
      ObjectNode user = (ObjectNode) JSON.readTree(body);
      users.put(path.substring(1), user);
      if (!user.path("enabled").asBoolean(true)) {
        disabled.add(path.substring(1));
      }
      answer(exchange, 204, "");
    } else {
      users.remove(path.substring(1));
      answer(exchange, 204, "");
    }
  }

  private void create(HttpExchange exchange, ObjectNode user) throws IOException {
    meanwhile.run();
    String name = user.path("username").asText();
    if (user.path("credentials").path(0).path("value").asText().contains(name)) {
      answer(exchange, 400, "{\"error\":\"invalidPasswordNotUsernameMessage\"}");
    } else if (users.values().stream().anyMatch(u -> u.path("username").asText().equals(name))) {
      answer(exchange, 409, "{}");
    } else {
      String id = UUID.randomUUID().toString();
      user.remove("credentials");
      user.put("id", id).put("createdTimestamp", createdAt);
      users.put(id, user);
      answer(exchange, 201, "");
    }
  }

  private ArrayNode found(String query) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (String part : query.split("&")) {
      String value = URLDecoder.decode(part.substring(part.indexOf('=') + 1), UTF_8);
      users.values().stream()
          .filter(
              user ->
                  part.startsWith("username=")
                      ? user.path("username").asText().equals(value)
                      : part.startsWith("q=")
                          && value.equals(
                              "person:" + user.path("attributes").path("person").path(0).asText()))
          .forEach(found::add);
    }
    return found;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
