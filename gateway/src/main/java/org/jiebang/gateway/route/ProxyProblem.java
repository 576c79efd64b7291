package org.jiebang.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Language;
import org.jiebang.eventsourcing.http.Problem;
import org.jiebang.eventsourcing.http.ProblemText;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.patience.Unreadable;
import org.jspecify.annotations.Nullable;

/** What the gateway itself answers when it cannot pass a request on; codes as everywhere else. */
enum ProxyProblem {
  NOT_FOUND(404, "There is no such thing, or you may not see it."),
  METHOD_NOT_ALLOWED(405, "The resource does not know this method."),
  VALIDATION_FAILED(400, "The request could not be read to its end.", "请求未能读完。"),
  /** Under the code of every malformed request. */
  AMBIGUOUS(
      400,
      "The request's framing, host or target can be read in more than one way.",
      "请求的分帧、主机或目标有不止一种读法。"),
  /** Under that code, too: the decoder could not make a request of it. */
  MALFORMED(400, "What was sent is no HTTP request.", "所发送的内容不是 HTTP 请求。"),
  REQUEST_TIMEOUT(408, "The request's body did not come in time."),
  /** To a token that was good until the app's secret was not. */
  AUTH_REQUIRED(
      401,
      "The secret that this token was given for has ended: sign in again.",
      "此令牌所凭的密钥已失效：请重新登录。"),
  /** Under that code, too: what anybody might ask for otherwise. */
  NOT_SIGNED_IN(401, "A valid bearer token is needed.", "需要有效的访问令牌。"),
  ORIGIN_NOT_ALLOWED(403, "Pages of this origin may not connect."),
  API_KEY_INACTIVE(401, "This client is suspended or closed; nothing is done through it."),
  /** To a token with a scope that its app has not been given here, or not any more. */
  SCOPE_NOT_GRANTED(
      403,
      "The partner app has been given less than this token says: ask for a token with what it has.",
      "该应用在本平台获得的授权少于此令牌所列：请按其现有授权重新获取令牌。"),
  /** Under that code, too. */
  OUTSIDE_SANDBOX(
      403,
      "This app is for sandbox communities, and whoever comes through it is somebody elsewhere.",
      "该应用仅用于沙箱社区，而通过它访问的人在别处也有身份。"),
  PAYLOAD_TOO_LARGE(413, "The body is larger than allowed."),
  URI_TOO_LONG(414, "The path and query are longer than allowed here."),
  HEADERS_TOO_LARGE(431, "The headers are larger than allowed here."),
  RATE_LIMITED(429, "Too many requests; try again later."),
  BACKPRESSURE(503, "The service has more requests than it can take now; try again."),
  /** Under that code, too: of bodies, whose rest is not read. */
  NO_ROOM(
      503,
      "More and larger bodies are on their way than can be held now; try again.",
      "正在接收的大文件过多，请稍后再试。"),
  SERVICE_UNAVAILABLE(503, "The service cannot answer now; try again."),
  SERVICE_TIMEOUT(504, "The service did not answer in time; whether it acted is not known.");

  private final int status;
  private final String detail;
  private final @Nullable String chinese;

  ProxyProblem(int status, String detail) {
    this(status, detail, null);
  }

  /**
   * @param chinese null: as everywhere else
   */
  ProxyProblem(int status, String detail, @Nullable String chinese) {
    this.status = status;
    this.detail = detail;
    this.chinese = chinese;
  }

  static ProxyProblem of(Unreadable.Why why) {
    return switch (why) {
      case LINE_TOO_LONG -> URI_TOO_LONG;
      case HEADERS_TOO_LARGE -> HEADERS_TOO_LARGE;
      case MALFORMED -> MALFORMED;
    };
  }

  static ProxyProblem of(Throwable failure) {
    return switch (failure) {
      case RequestBody.TooLarge _ -> PAYLOAD_TOO_LARGE;
      case RequestBody.NoRoom _ -> NO_ROOM;
      case RequestBody.CutOff _ -> VALIDATION_FAILED;
      case RequestBody.TooSlow _ -> REQUEST_TIMEOUT;
      // Netty's connect timeout is not one of these: a service that does not connect is down.
      case TimeoutException _ -> SERVICE_TIMEOUT;
      case ConnectionPoolTooBusyException _ -> BACKPRESSURE;
      default -> SERVICE_UNAVAILABLE;
    };
  }

  void answer(RoutingContext routing, String traceId) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (status == 503 || status == 504) {
      response.putHeader("Retry-After", "1");
    }
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"jiebang\", error=\"invalid_token\"");
    }
    if (endsConnection()) {
      closeAfter(routing);
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Content-Language", language(routing).tag())
        .putHeader("Cache-Control", "no-store");
    response.headers().add("Vary", "Accept-Language");
    Buffer body = Buffer.buffer(json(routing, traceId));
    response.putHeader("Content-Length", Integer.toString(body.length()));
    var _ = response.end(body);
  }

  /** What is left of the request is not read, so nothing can follow it on this connection. */
  private boolean endsConnection() {
    return switch (this) {
      case AMBIGUOUS,
          MALFORMED,
          REQUEST_TIMEOUT,
          PAYLOAD_TOO_LARGE,
          NO_ROOM,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE ->
          true;
      case NOT_FOUND,
          AUTH_REQUIRED,
          NOT_SIGNED_IN,
          ORIGIN_NOT_ALLOWED,
          METHOD_NOT_ALLOWED,
          VALIDATION_FAILED,
          API_KEY_INACTIVE,
          SCOPE_NOT_GRANTED,
          OUTSIDE_SANDBOX,
          RATE_LIMITED,
          BACKPRESSURE,
          SERVICE_UNAVAILABLE,
          SERVICE_TIMEOUT ->
          false;
    };
  }

  /** The connection ends with the answer to this request. */
  static void closeAfter(RoutingContext routing) {
    if (routing.request().version() == HttpVersion.HTTP_2) {
      return; // one stream of many, and it ends by itself
    }
    LastRequest.closeAfter(routing);
  }

  private static Language language(RoutingContext routing) {
    return Language.of(routing.request().getHeader("Accept-Language"));
  }

  /** What the services call the same, and have the words for. */
  Refusal refusal() {
    return this == BACKPRESSURE || this == NO_ROOM
        ? KernelRefusal.BACKPRESSURE
        : HttpRefusal.valueOf(code());
  }

  /** The code that a client sees. */
  private String code() {
    return switch (this) {
      case AMBIGUOUS, MALFORMED -> VALIDATION_FAILED.name();
      case NOT_SIGNED_IN -> AUTH_REQUIRED.name();
      case OUTSIDE_SANDBOX -> SCOPE_NOT_GRANTED.name();
      case NO_ROOM -> BACKPRESSURE.name();
      default -> name();
    };
  }

  private String json(RoutingContext routing, String traceId) {
    Language language = language(routing);
    ProblemText everywhere = ProblemText.of(refusal(), language);
    String said =
        language == Language.EN ? detail : chinese == null ? everywhere.detail() : chinese;
    var problem =
        new Problem(
            Problem.PAGES + code(),
            everywhere.title(),
            status,
            code(),
            said,
            routing.request().path(),
            null,
            null,
            null,
            null,
            null,
            null,
            status == 400 ? List.of(new Violation("", said)) : null,
            traceId,
            Map.of());
    try {
      return Json.EVENTS.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a problem", e);
    }
  }
}
