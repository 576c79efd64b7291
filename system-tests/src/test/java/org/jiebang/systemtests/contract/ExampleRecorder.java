package org.jiebang.systemtests.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/**
 * Stands between the tests and the gateway while examples are collected ({@code
 * JIEBANG_EXAMPLES_WRITE} is set): passes on every request as it is, and keeps the first good
 * exchange of every operation.
 */
public final class ExampleRecorder {

  private static final String WRITE = "JIEBANG_EXAMPLES_WRITE";

  private static final Set<String> OF_THE_CONNECTION = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OF_THE_CONNECTION.addAll(
        Set.of("Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Expect"));
  }

  private final URI gateway;
  private final Examples examples;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ExampleRecorder(URI gateway, Examples examples) {
    this.gateway = gateway;
    this.examples = examples;
  }

  /** Where to send requests to: the gateway, or a recorder before it. */
  public static URI before(URI gateway) {
    if (System.getenv(WRITE) == null) {
      return gateway;
    }
    try {
      var recorder = new ExampleRecorder(gateway, Examples.committed());
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", recorder::pass);
      server.start();
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  sent.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name) && !name.startsWith(":")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean empty = answer.body().length == 0 || answer.statusCode() == 304;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
      if (answer.statusCode() / 100 == 2) {
        examples.see(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            new String(sent, StandardCharsets.UTF_8),
            new String(answer.body(), StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
