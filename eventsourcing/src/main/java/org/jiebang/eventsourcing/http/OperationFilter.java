package org.jiebang.eventsourcing.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.NullUnmarked;

/** What an operation's annotations say of it beside who may call it. */
@Provider
@Priority(Priorities.USER)
class OperationFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Characters of a value in the path or the query that says no limit of its own. */
  static final int LONGEST_VALUE = 1_000;

  /** Characters of a name that is said again in what is refused. */
  private static final int LONGEST_NAME = 64;

  private final CurrentRequest request;

  /** By operation, once each. Empty: whatever it is asked. */
  private final Map<Method, Optional<Set<String>>> asked = new ConcurrentHashMap<>();

  @Context ResourceInfo operation;

  @NullUnmarked // operation is set by JAX-RS
  OperationFilter(CurrentRequest request) {
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Method method = operation.getResourceMethod();
    MultivaluedMap<String, String> query = context.getUriInfo().getQueryParameters();
    tooLong(query);
    tooLong(context.getUriInfo().getPathParameters());
    known(query, method);
    request.versionRequired(method.isAnnotationPresent(VersionRequired.class));
    Type listed = Listed.of(method.getGenericReturnType());
    request.listed(listed);
    if (listed == null && SheetWish.isOnly(request.routing())) {
      throw new Rejected(HttpRefusal.NOT_ACCEPTABLE);
    }
  }

  private static void tooLong(MultivaluedMap<String, String> values) {
    values.forEach(
        (name, given) -> {
          if (given.stream().anyMatch(OperationFilter::isTooLong)) {
            throw Violation.of(
                said(name),
                "must have at most " + LONGEST_VALUE + " characters",
                "最多 " + LONGEST_VALUE + " 个字符");
          }
        });
  }

  private void known(MultivaluedMap<String, String> query, Method method) {
    if (query.isEmpty()) {
      return;
    }
    Optional<Set<String>> names =
        asked.computeIfAbsent(method, m -> Optional.ofNullable(QueryNames.of(m)));
    if (names.isEmpty()) {
      return;
    }
    for (String name : query.keySet()) {
      if (!names.get().contains(name)) {
        throw Violation.of(said(name), "is not a known parameter", "不是已知的参数");
      }
    }
  }

  private static String said(String name) {
    return name.length() > LONGEST_NAME ? "" : name;
  }

  private static boolean isTooLong(String value) {
    return value.codePointCount(0, value.length()) > LONGEST_VALUE;
  }

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    // Where nobody can tell which operation is meant, what is injected here breaks when it is
    // asked.
    ResourceInfo meant =
        ((ResteasyReactiveContainerRequestContext) asked)
            .getServerRequestContext()
            .getResteasyReactiveResourceInfo();
    Method method = meant == null ? null : meant.getResourceMethod();
    Sunset sunset = method == null ? null : method.getAnnotation(Sunset.class);
    if (sunset != null) {
      say(sunset, answer.getHeaders());
    }
  }

  static void say(Sunset sunset, MultivaluedMap<String, Object> headers) {
    headers.putSingle(
        "Deprecation",
        "@" + LocalDate.parse(sunset.deprecated()).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    headers.putSingle(
        "Sunset",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            LocalDate.parse(sunset.gone()).atStartOfDay(ZoneOffset.UTC)));
    if (!sunset.instead().isEmpty()) {
      headers.add("Link", "<" + sunset.instead() + ">; rel=\"successor-version\"");
    }
  }
}
