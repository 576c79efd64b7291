package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jiebang.eventsourcing.identity.ServiceToken;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.GatewayVertx;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Turnstile;

/** The door on a real socket, before a service that behaves as it is told to. */
final class DoorUnderTest implements AutoCloseable {

  /** Lets everybody in. */
  static final Turnstile OPEN = (_, then) -> then.accept(new Allowance(List.of(), 0));

  final Vertx vertx = GatewayVertx.start();
  final Door door;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  /**
   * @param service needs and points; matching is down
   */
  DoorUnderTest(GatewayConfig config, Turnstile turnstile, Handler<HttpServerRequest> service)
      throws Exception {
    URI up = listen(service);
    URI down = URI.create("http://127.0.0.1:" + freePort());
    Router router = Router.router(vertx);
    door =
        new Door(
            vertx,
            new Routes(),
            new Peers(up, down, up),
            turnstile,
            new ClientAddress(List.of()),
            new ServiceToken(Optional.empty()),
            config);
    door.mount(router);
    router.route().handler(routing -> routing.response().end("here"));
    address = listen(router::handle);
  }

  @Override
  public void close() throws Exception {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  URI address() {
    return address;
  }

  private URI listen(Handler<HttpServerRequest> handler) throws Exception {
    HttpServer server =
        vertx
            // As quarkus.http.http2 says: the decoder is there from the first byte on.
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .requestHandler(handler)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(1, TimeUnit.MINUTES);
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofMinutes(1));
  }

  HttpRequest get(String path) {
    return request(path).build();
  }

  HttpRequest post(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body)).build();
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body());
  }

  /** A request whose answer nobody waits for: closed, its sender has gone. */
  Socket begin(String request) throws IOException {
    var socket = new Socket(address.getHost(), address.getPort());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  /** All that is answered until the connection is closed, which it must be. */
  String raw(String request) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (SocketException e) {
      throw new AssertionError("reset before the answer was read", e);
    }
  }

  /** Repeats what it was asked. */
  static void echo(HttpServerRequest request) {
    request.bodyHandler(
        body -> {
          var seen = Json.EVENTS.createObjectNode();
          seen.put("method", request.method().name());
          seen.put("uri", request.uri());
          seen.put("body", body.toString(UTF_8));
          var headers = seen.putObject("headers");
          request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
          request.response().end(seen.toString());
        });
  }
}
