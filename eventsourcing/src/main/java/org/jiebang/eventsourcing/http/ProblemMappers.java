package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.InvalidToken;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;

/** Every exception that can leave a resource, and the problem it becomes. */
@Singleton
public class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final CurrentRequest request;
  private final Operations operations;

  ProblemMappers(CurrentRequest request, Operations operations) {
    this.request = request;
    this.operations = operations;
  }

  @ServerExceptionMapper
  Response rejected(Rejected e) {
    LOG.debugf("refused code=%s", e.refusal().name());
    return answer(e.refusal(), e.facts());
  }

  @ServerExceptionMapper
  Response erased(PersonErased e) {
    return answer(KernelRefusal.PERSON_ERASED, Map.of());
  }

  @ServerExceptionMapper
  Response token(InvalidToken e) {
    return answer(HttpRefusal.AUTH_REQUIRED, Map.of(), e.isMissing());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    boolean ours =
        e.getConstraintViolations().stream()
            .anyMatch(
                v ->
                    StreamSupport.stream(v.getPropertyPath().spliterator(), false)
                        .anyMatch(n -> n.getKind() == ElementKind.RETURN_VALUE));
    if (ours) {
      return broken(e);
    }
    return violated(
        e.getConstraintViolations().stream()
            .map(v -> new Violated(field(v), ConstraintText.of(v)))
            .sorted(
                Comparator.comparing(Violated::field)
                    .thenComparing(violated -> violated.message().english()))
            .toList());
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException e) {
    return json(e);
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    return JsonViolation.tooLarge(e)
        ? answer(HttpRefusal.PAYLOAD_TOO_LARGE, Map.of())
        : violated(List.of(JsonViolation.of(e)));
  }

  /** What JAX-RS itself answers: no such path, method, media type; a parameter of a wrong type. */
  @ServerExceptionMapper
  Response jaxRs(WebApplicationException e, UriInfo uri) {
    Response given = e.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    if (e.getCause() instanceof JsonProcessingException json) {
      return json(json);
    }
    if (e.getCause() instanceof Rejected unread) { // by a converter of parameters
      return rejected(unread);
    }
    if (e instanceof NotFoundException && e.getCause() != null && pathIsWellFormed(uri)) {
      return violated(List.of(Violated.of("", "a query parameter has a wrong value", "查询参数的值有误")));
    }
    if (edge(given.getStatus()) == HttpRefusal.VALIDATION_FAILED) {
      return violated(List.of(Violated.of("", "the request cannot be read", "请求无法读取")));
    }
    Response problem = answer(edge(given.getStatus()), Map.of());
    return given.getStatus() == 405
        ? Response.fromResponse(problem)
            .header(HttpHeaders.ALLOW, String.join(", ", operations.methodsOf(request.path())))
            .build()
        : problem;
  }

  @ServerExceptionMapper
  Response anything(Throwable e) {
    return broken(e);
  }

  private Response broken(Throwable e) {
    if (Unavailable.is(e)) {
      LOG.warnf(e, "unavailable trace=%s", request.traceId());
      return answer(HttpRefusal.SERVICE_UNAVAILABLE, Map.of());
    }
    LOG.errorf(e, "broken trace=%s", request.traceId());
    return answer(HttpRefusal.INTERNAL, Map.of());
  }

  private Response violated(List<Violated> violations) {
    return answer(HttpRefusal.VALIDATION_FAILED, Map.of(Problem.VIOLATIONS, violations));
  }

  private Response answer(Refusal refusal, Map<String, Object> facts) {
    return answer(refusal, facts, true);
  }

  private Response answer(Refusal refusal, Map<String, Object> facts, boolean tokenMissing) {
    Problem problem = request.problem(refusal, facts);
    var response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
    Language said = ProblemText.of(refusal, request.language()).language();
    ProblemHeaders.of(problem, tokenMissing, said).forEach(response::header);
    return response.build();
  }

  static HttpRefusal edge(int status) {
    for (HttpRefusal refusal : HttpRefusal.values()) {
      if (refusal.status() == status) {
        return refusal;
      }
    }
    return status < 500 ? HttpRefusal.VALIDATION_FAILED : HttpRefusal.INTERNAL;
  }

  /** {@code verify.body.criteria[0].weight} is a field of the body: {@code criteria[0].weight}. */
  private static String field(ConstraintViolation<?> violation) {
    var field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      boolean inBody =
          node.getKind() == ElementKind.PROPERTY
              || node.getKind() == ElementKind.CONTAINER_ELEMENT && node.isInIterable();
      if (node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      if (inBody && node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    if (field.isEmpty()) {
      for (Path.Node node : violation.getPropertyPath()) {
        if (node.getKind() == ElementKind.PARAMETER) {
          return node.getName();
        }
      }
    }
    return field.toString();
  }

  /** JAX-RS answers 404 for a query parameter of a wrong type as well; for us that is 400. */
  private static boolean pathIsWellFormed(UriInfo uri) {
    return uri.getPathParameters().values().stream()
        .flatMap(List::stream)
        .allMatch(ProblemMappers::uuid);
  }

  private static boolean uuid(String text) {
    try {
      return UUID.fromString(text).version() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
