package org.jiebang.eventsourcing.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jspecify.annotations.Nullable;

/** The request being answered: its path, headers, trace, the rule of its operation. */
@RequestScoped
class CurrentRequest {

  private final CurrentVertxRequest vertx;
  private @Nullable AccessRule rule;
  private Problem.@Nullable Concern concern;

  CurrentRequest(CurrentVertxRequest vertx) {
    this.vertx = vertx;
  }

  RoutingContext routing() {
    RoutingContext routing = vertx.getCurrent();
    if (routing == null) {
      throw new IllegalStateException("no request here");
    }
    return routing;
  }

  String method() {
    return routing().request().method().name();
  }

  String path() {
    return routing().normalizedPath();
  }

  @Nullable String header(String name) {
    return routing().request().getHeader(name);
  }

  String traceId() {
    return Trace.of(routing());
  }

  AccessRule rule() {
    if (rule == null) {
      throw new IllegalStateException("the access filter has not run");
    }
    return rule;
  }

  void rule(AccessRule found) {
    this.rule = found;
  }

  /** Remembers which aggregate a refusal is about. */
  void concerns(Problem.Concern refusedOn) {
    this.concern = refusedOn;
  }

  Problem problem(Refusal refusal, Map<String, Object> facts) {
    return Problem.of(refusal, facts, path(), traceId(), concern);
  }
}
