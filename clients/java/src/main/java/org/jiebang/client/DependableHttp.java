package org.jiebang.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * HTTP as Jiebang wants to be called: every command has an idempotency key, which stays the same
 * when the command is sent again because no answer came, and every request says which positions it
 * must see.
 */
final class DependableHttp extends HttpClient {

  private static final String KEY = "Idempotency-Key";
  private static final Set<String> COMMANDS = Set.of("POST", "PATCH");

  /** Nothing has happened, or the same is on its way, if they say when to ask again. */
  private static final Set<Integer> LATER = Set.of(409, 429, 502, 503, 504);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final HttpClient http;
  private final Patience patience;
  private final Positions positions = new Positions();

  DependableHttp(HttpClient http, Patience patience) {
    this.http = http;
    this.patience = patience;
  }

  /**
   * @throws IOException when the last attempt got no answer either
   */
  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpRequest named = named(request);
    for (int attempt = 1; ; attempt++) {
      Duration pause = patience.pauseAfter(attempt);
      try {
        HttpResponse<T> answer = http.send(withPositions(named), handler);
        positions.remember(answer.headers());
        Optional<Duration> wish = later(answer);
        if (wish.isEmpty()
            || attempt == patience.attempts()
            || wish.get().compareTo(patience.longestPause()) > 0) {
          return answer;
        }
        pause = pause.compareTo(wish.get()) > 0 ? pause : wish.get();
        forget(answer.body());
      } catch (IOException e) {
        if (attempt == patience.attempts()) {
          throw e;
        }
      }
      Thread.sleep(pause.toMillis());
    }
  }

  private HttpRequest named(HttpRequest request) {
    if (!COMMANDS.contains(request.method()) || request.headers().firstValue(KEY).isPresent()) {
      return request;
    }
    return copy(request).setHeader(KEY, newKey().toString()).build();
  }

  /** Anew for every attempt: another thread may have written meanwhile. */
  private HttpRequest withPositions(HttpRequest request) {
    HttpRequest.Builder copy = copy(request);
    if (request.timeout().isEmpty()) {
      copy.timeout(patience.timeout());
    }
    String seen = positions.toHeader();
    if (!seen.isEmpty() && request.headers().firstValue(Positions.SENT).isEmpty()) {
      copy.setHeader(Positions.SENT, seen);
    }
    return copy.build();
  }

  private static HttpRequest.Builder copy(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true);
  }

  private static Optional<Duration> later(HttpResponse<?> answer) {
    if (!LATER.contains(answer.statusCode())) {
      return Optional.empty();
    }
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** Gives the connection back. */
  private static void forget(Object body) throws IOException {
    if (body instanceof Closeable open) {
      open.close();
    }
  }

  /** A UUIDv7: time-ordered keys keep the server's index warm. */
  private static UUID newKey() {
    return new UUID(
        (System.currentTimeMillis() << 16) | 0x7000 | RANDOM.nextInt(1 << 12),
        (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return send(request, handler);
          } catch (IOException e) {
            throw new CompletionException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
          }
        });
  }

  /** Without promises of pushes, which Jiebang never makes. */
  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }
}
