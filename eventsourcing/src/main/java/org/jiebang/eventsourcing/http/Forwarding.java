package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.util.RawValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.lease.Holders;
import org.jspecify.annotations.Nullable;

/**
 * Sends a command to the instance that holds its part, whose memory is warm for it and whose lane
 * appends there without meeting anybody. When the holder does not answer, or answers that it
 * cannot, the command is carried out here: the holder may have done so already, and then its key
 * finds the first answer (ARCHITECTURE, "Scale").
 */
@ApplicationScoped
class Forwarding {

  /**
   * Says that a command has been forwarded, so it stays where it is. It grants nothing: whoever
   * sends it from outside is served by the instance they have reached.
   */
  static final String HOP = "X-Forwarded-Instance";

  private static final Logger LOG = Logger.getLogger(Forwarding.class);

  /** What belongs to one connection, or is said anew. Lower case. */
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Holders holders;
  private final ForwardingConfig config;
  private final HttpClient http;
  private final Counter forwarded;
  private final Counter kept;

  Forwarding(Holders holders, ForwardingConfig config, MeterRegistry meters) {
    this.holders = holders;
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
    this.forwarded = counter(meters, "answered");
    this.kept = counter(meters, "holder silent");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("jiebang.http.forwarded")
        .tag("outcome", outcome)
        .description("Commands that were sent to the instance that holds their part")
        .register(meters);
  }

  /** The holder's answer; null when the command is to be carried out here. */
  <A> @Nullable RestResponse<A> toHolder(CurrentRequest request, int part) {
    URI holder = config.enabled() && request.header(HOP) == null ? holders.elsewhere(part) : null;
    if (holder == null) {
      return null;
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(copy(request, holder), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() < 500) {
        forwarded.increment();
        return copy(answer);
      }
      LOG.debugf("the holder cannot part=%d status=%d", part, answer.statusCode());
    } catch (IOException e) {
      LOG.debugf(e, "the holder does not answer part=%d", part);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kept.increment();
    holders.silent(part);
    return null;
  }

  private HttpRequest copy(CurrentRequest request, URI holder) {
    HttpServerRequest sent = request.routing().request();
    String base = holder.toString().replaceFirst("/$", "");
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(URI.create(base + sent.uri()))
            .timeout(config.patience())
            .method(
                sent.method().name(),
                HttpRequest.BodyPublishers.ofByteArray(SentBody.of(request.routing())));
    sent.headers()
        .forEach(
            (name, value) -> {
              if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                copy.header(name, value);
              }
            });
    return copy.header(HOP, "1").build();
  }

  /**
   * Its text as it is: an A in JSON, or a problem. The server has chosen Jackson for an A before it
   * sees what there is; bytes it would send in base64.
   */
  @SuppressWarnings("unchecked")
  private static <A> RestResponse<A> copy(HttpResponse<byte[]> answer) {
    ResponseBuilder<RawValue> copy = ResponseBuilder.create(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> copy.header(name, value));
              }
            });
    if (answer.body().length > 0) {
      copy.entity(new RawValue(new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return (RestResponse<A>) (RestResponse<?>) copy.build();
  }
}
