package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer (RFC 9457), of every service. Programs branch on {@code code}
 * only.
 *
 * @param type where the problem is explained; one for the whole family of illegal transitions
 * @param title the code as words, in the language asked for
 * @param code stable, e.g. {@code NEED_ALREADY_VERIFIED}
 * @param detail one sentence for a person; never a stack trace, class name, SQL or what was sent
 * @param instance the path that was asked
 * @param attemptedCommand in the words of the path: {@code verify}
 * @param allowedCommands what the present state allows, to whoever may
 * @param violations of {@code VALIDATION_FAILED}
 * @param traceId to find the request in the logs
 * @param facts further members, e.g. {@code mergedInto}; sentences ({@link Said}) in the language
 *     asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    @Nullable UUID aggregateId,
    @Nullable String currentState,
    @Nullable String attemptedCommand,
    @Nullable List<String> allowedCommands,
    @Nullable Long expectedVersion,
    @Nullable Long actualVersion,
    @Nullable List<Violation> violations,
    String traceId,
    @JsonAnyGetter Map<String, Object> facts) {

  /** Below it every code has its page. */
  public static final String PAGES = "/problems/";

  public static final String MEDIA_TYPE = "application/problem+json";

  static final String VIOLATIONS = "violations";
  static final String RETRY_AFTER = "retryAfterSeconds";

  private static final Set<String> OWN_MEMBERS =
      Set.of(
          "type",
          "title",
          "status",
          "code",
          "detail",
          "instance",
          "aggregateId",
          "currentState",
          "attemptedCommand",
          "allowedCommands",
          "expectedVersion",
          "actualVersion",
          VIOLATIONS,
          "traceId");

  /** The aggregate that a command was refused on. */
  record Concern(
      UUID id,
      String state,
      long version,
      @Nullable Long expectedVersion,
      @Nullable String attempted,
      @Nullable List<String> allowed) {}

  static Problem of(
      Refusal refusal,
      Map<String, Object> facts,
      String instance,
      String traceId,
      @Nullable Concern concern,
      Language wished) {
    ProblemText text = ProblemText.of(refusal, wished);
    int status = status(refusal);
    var further = new LinkedHashMap<>(facts);
    further.keySet().removeAll(OWN_MEMBERS);
    further.replaceAll((_, fact) -> fact instanceof Said said ? said.in(wished) : fact);
    Concern versions = refusal == KernelRefusal.VERSION_CONFLICT ? concern : null;
    return new Problem(
        type(refusal),
        text.title(),
        status,
        refusal.name(),
        text.detail(),
        instance,
        concern == null ? null : concern.id(),
        concern == null ? null : concern.state(),
        concern == null ? null : concern.attempted(),
        concern == null ? null : concern.allowed(),
        versions == null ? null : versions.expectedVersion(),
        versions == null ? null : (Long) versions.version(),
        violations(facts, wished),
        traceId,
        further);
  }

  /** The one place where a reason becomes a status. */
  public static int status(Refusal refusal) {
    if (refusal instanceof HttpRefusal edge) {
      return edge.status();
    }
    if (refusal instanceof KernelRefusal kernel) {
      return switch (kernel) {
        case VERSION_CONFLICT -> 412;
        case IDEMPOTENCY_KEY_REUSED -> 422;
        case IDEMPOTENCY_IN_PROGRESS -> 409;
        case BACKPRESSURE -> 503;
        case PERSON_ERASED -> 410;
      };
    }
    return switch (refusal.kind()) {
      case TOO_EARLY, ALREADY, STATE -> 409;
      case CONTENT -> 422;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case GONE -> 410;
      case FROZEN -> 423;
    };
  }

  /** LIFECYCLES: all illegal transitions have one type, so a client can treat them alike. */
  public static String type(Refusal refusal) {
    boolean transition = status(refusal) == 409 && !(refusal instanceof KernelRefusal);
    return PAGES + (transition ? "ILLEGAL_TRANSITION" : refusal.name());
  }

  private static @Nullable List<Violation> violations(Map<String, Object> facts, Language wished) {
    if (!(facts.get(VIOLATIONS) instanceof List<?> given)) {
      return null;
    }
    return given.stream()
        .filter(Violated.class::isInstance)
        .map(each -> ((Violated) each).in(wished))
        .toList();
  }

  /** How long to wait before trying again; null when trying again would not help. */
  @Nullable Long retryAfter() {
    if (status != 503
        && status != 429
        && !code.equals(KernelRefusal.IDEMPOTENCY_IN_PROGRESS.name())) {
      return null;
    }
    return facts.get(RETRY_AFTER) instanceof Number seconds ? seconds.longValue() : 1L;
  }

  String json() {
    try {
      return Json.EVENTS.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a problem", e);
    }
  }
}
