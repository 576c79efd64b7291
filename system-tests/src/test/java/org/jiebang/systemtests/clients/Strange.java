package org.jiebang.systemtests.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Jiebang of the future, on a bad day: it knows names that today's clients do not, and a command
 * gets through to it only at the fourth attempt.
 */
final class Strange implements AutoCloseable {

  static final String NEED = "01920000-0000-7000-8000-000000000001";

  private static final String STRANGE_NEED =
      """
      {"id": "%s", "community": "01920000-0000-7000-8000-000000000002",
       "state": "TELEPORTED", "urgency": "COSMIC", "category": "MOON_CARE",
       "aura": {"colour": ["viridian"]}, "declinePublished": false, "overdue": ["LANDING"],
       "reopenings": 0, "supporters": 3, "verdicts": [], "dueAt": "2026-03-05T02:11:09.123456Z"}
      """
          .formatted(NEED);

  /** One request, as it came. */
  record Asked(String what, @Nullable String key, @Nullable String positions) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new ArrayList<>();
  private final List<HttpExchange> unanswered = new ArrayList<>();
  private int submissions;

  Strange() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized List<Asked> asked(String what) {
    return asked.stream().filter(request -> request.what().equals(what)).toList();
  }

  private void answer(HttpExchange request) throws IOException {
    request.getRequestBody().readAllBytes();
    String what = request.getRequestMethod() + " " + request.getRequestURI().getPath();
    int submission;
    synchronized (this) {
      asked.add(
          new Asked(
              what,
              request.getRequestHeaders().getFirst("Idempotency-Key"),
              request.getRequestHeaders().getFirst("X-Min-Position")));
      submission = what.equals("POST /api/v1/needs") ? ++submissions : 0;
      if (submission == 1) {
        unanswered.add(request); // until its sender has given up
        return;
      }
    }
    switch (what) {
      case "POST /api/v1/needs" -> submitted(request, submission);
      case "GET /api/v1/needs/" + NEED -> good(request, 200);
      case "POST /api/v1/needs/" + NEED + "/verify" -> problem(request, 409, "MOON_NOT_FULL", null);
      default -> problem(request, 503, "CLOSED_FOR_THE_SEASON", "86400");
    }
  }

  private static void submitted(HttpExchange request, int submission) throws IOException {
    switch (submission) {
      case 2 -> problem(request, 503, "BACKPRESSURE", "0");
      case 3 -> problem(request, 409, "IDEMPOTENCY_IN_PROGRESS", "0");
      default -> {
        request.getResponseHeaders().set("X-Position", "needs/17/4711,needs/3/9");
        good(request, 201);
      }
    }
  }

  private static void good(HttpExchange request, int status) throws IOException {
    send(request, status, "application/json", STRANGE_NEED);
  }

  private static void problem(
      HttpExchange request, int status, String code, @Nullable String retryAfter)
      throws IOException {
    if (retryAfter != null) {
      request.getResponseHeaders().set("Retry-After", retryAfter);
    }
    send(
        request,
        status,
        "application/problem+json",
        """
        {"type": "/problems/%s", "title": "Not now", "status": %d, "code": "%s", "detail": "…",
         "instance": "/", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "phase": {"of": "moon"}}
        """
            .formatted(code, status, code));
  }

  private static void send(HttpExchange request, int status, String type, String body)
      throws IOException {
    request.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(UTF_8);
    request.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = request.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      unanswered.forEach(HttpExchange::close);
    }
    server.stop(0);
    threads.close();
  }
}
