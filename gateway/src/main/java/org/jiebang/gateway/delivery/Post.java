package org.jiebang.gateway.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message to one address: no redirect is followed, no proxy asked, little of the answer
 * read, and none of it waited for long.
 */
final class Post implements AutoCloseable {

  private static final int KEEP_ALIVE_SECONDS = 10;
  private static final int CONNECTIONS_PER_TARGET = 2;
  private static final int WAITING_PER_TARGET = 8;
  private static final int HEADERS_BYTES = 8_192;

  private final HttpClient client;
  private final WebhookConfig config;

  /**
   * What came back.
   *
   * @param outcome {@code ANSWERED}, {@code UNREACHABLE}, {@code TIMED_OUT}, {@code TOO_LARGE}
   * @param status null: there was no answer
   * @param body as far as it is text; empty when there is none
   */
  record Answer(String outcome, @Nullable Integer status, String body) {

    boolean good() {
      return outcome.equals("ANSWERED") && status != null && status >= 200 && status < 300;
    }
  }

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  /**
   * @throws IllegalStateException when what is to be trusted cannot be read
   */
  Post(Vertx vertx, WebhookConfig config) {
    this.config = config;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setTrustOptions(trust(config))
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(CONNECTIONS_PER_TARGET)
                .setMaxWaitQueueSize(WAITING_PER_TARGET)
                .setMaxHeaderSize(HEADERS_BYTES)
                .setVerifyHost(true)
                .setDecompressionSupported(false));
  }

  /** Null: whom the runtime trusts. */
  private static @Nullable TrustOptions trust(WebhookConfig config) {
    List<String> files = config.trust().orElse(List.of());
    if (files.isEmpty()) {
      return null;
    }
    var trusted = new PemTrustOptions();
    for (String file : files) {
      if (!Files.isReadable(Path.of(file))) {
        throw new IllegalStateException("jiebang.gateway.webhooks.trust: cannot read " + file);
      }
      trusted.addCertPath(file);
    }
    return trusted;
  }

  /** Waits for the answer, on a thread that may. */
  Answer send(Target target, Map<String, String> headers, byte[] body) {
    Promise<Answer> answer = Promise.promise();
    var request =
        client.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                    SocketAddress.inetSocketAddress(
                        new InetSocketAddress(target.address(), target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.readTimeout().toMillis()));
    request
        .compose(
            sending -> {
              headers.forEach(sending::putHeader);
              return sending
                  .send(Buffer.buffer(body))
                  .compose(answered -> read(sending, answered))
                  .onFailure(_ -> sending.reset());
            })
        .onComplete(answer);
    try {
      return answer
          .future()
          .toCompletionStage()
          .toCompletableFuture()
          .get(config.wholeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      request.onSuccess(HttpClientRequest::reset);
      return new Answer("TIMED_OUT", null, "");
    } catch (ExecutionException e) {
      return new Answer(outcome(e.getCause()), null, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer("TIMED_OUT", null, "");
    }
  }

  private static String outcome(@Nullable Throwable failure) {
    return switch (failure) {
      case TooLarge _ -> "TOO_LARGE";
      case TimeoutException _ -> "TIMED_OUT";
      case null, default -> "UNREACHABLE";
    };
  }

  private Future<Answer> read(HttpClientRequest sending, HttpClientResponse answered) {
    Promise<Answer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    answered.handler(
        chunk -> {
          if (read.length() + chunk.length() > config.answerLimitBytes()) {
            whole.tryFail(new TooLarge());
            sending.reset();
          } else {
            read.appendBuffer(chunk);
          }
        });
    answered.exceptionHandler(whole::tryFail);
    answered.endHandler(
        _ ->
            whole.tryComplete(
                new Answer("ANSWERED", answered.statusCode(), read.toString("UTF-8"))));
    return whole.future();
  }

  @Override
  public void close() {
    var _ = client.close();
  }
}
