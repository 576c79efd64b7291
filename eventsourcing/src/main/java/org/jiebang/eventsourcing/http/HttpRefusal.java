package org.jiebang.eventsourcing.http;

import org.jiebang.eventsourcing.Refusal;

/** What the HTTP edge itself refuses, before or beside the rules of any aggregate. */
public enum HttpRefusal implements Refusal {
  /** Shape, range, unknown field, malformed JSON; with {@code violations[]}. */
  VALIDATION_FAILED(400, "The request is not of the expected shape; see violations."),
  IDEMPOTENCY_KEY_MISSING(400, "A command needs an Idempotency-Key header."),
  AUTH_REQUIRED(401, "A valid bearer token is needed."),
  /** The client has proved who it is, and may not act now. */
  API_KEY_INACTIVE(401, "This client is suspended or closed; nothing is done through it."),
  ROLE_NOT_ALLOWED(403, "None of your roles may do this here."),
  /** A district acts in a community's place only with a reason. */
  OVERRIDE_REASON_REQUIRED(
      403, "A district may do this in its community's place, with a reason in X-Override-Reason."),
  /** With {@code scopeNeeded}. */
  SCOPE_NOT_GRANTED(
      403, "The partner app you come through was not given what this needs; see scopeNeeded."),
  /** Of a WebSocket that a page of another origin would open. */
  ORIGIN_NOT_ALLOWED(403, "Pages of this origin may not connect."),
  NOT_FOUND(404, "There is no such thing, or you may not see it."),
  METHOD_NOT_ALLOWED(405, "The resource does not know this method."),
  NOT_ACCEPTABLE(406, "The resource cannot be had in a media type that you accept."),
  REQUEST_TIMEOUT(408, "The request's body did not come in time."),
  PAYLOAD_TOO_LARGE(413, "The body is larger than allowed."),
  URI_TOO_LONG(414, "The path and query are longer than allowed here."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The Content-Type is missing, or one that this does not take: the contract names those that it"
          + " takes, most often application/json."),
  VERSION_REQUIRED(428, "This command needs an If-Match header with the version you saw."),
  RATE_LIMITED(429, "Too many requests; try again later."),
  HEADERS_TOO_LARGE(431, "The headers are larger than allowed here."),
  INTERNAL(500, "Something broke here. Quote the traceId when you report it."),
  /** A dependency (database, issuer, another service) does not answer now. */
  SERVICE_UNAVAILABLE(503, "The service cannot answer now; try again."),
  /** What the caller has seen elsewhere has not arrived here yet. */
  VIEW_BEHIND(503, "Not everything named in X-Min-Position has arrived here yet; try again."),
  SERVICE_TIMEOUT(504, "The service did not answer in time; whether it acted is not known.");

  private final int status;
  private final String detail;

  HttpRefusal(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  public int status() {
    return status;
  }

  /** Of use to reactions only, which never meet these. */
  @Override
  public Kind kind() {
    return switch (status) {
      case 401, 403 -> Kind.FORBIDDEN;
      case 404, 405 -> Kind.NOT_FOUND;
      case 408, 429, 500, 503, 504 -> Kind.TOO_EARLY;
      default -> Kind.CONTENT;
    };
  }

  @Override
  public String detail() {
    return detail;
  }
}
