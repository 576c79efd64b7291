package org.jiebang.eventsourcing.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.lang.reflect.Type;
import java.util.Map;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jspecify.annotations.Nullable;

/** The request being answered: its path, headers, trace, the rule of its operation. */
@RequestScoped
class CurrentRequest {

  private final CurrentVertxRequest vertx;
  private @Nullable AccessRule rule;
  private boolean versionRequired;
  private @Nullable String commandPath;
  private @Nullable Type listed;
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

  /** What a command is known by again, beside its key: the path, unless several mean the same. */
  String commandPath() {
    return commandPath == null ? path() : commandPath;
  }

  void commandPath(String oneForAll) {
    this.commandPath = oneForAll;
  }

  @Nullable String header(String name) {
    return routing().request().getHeader(name);
  }

  Language language() {
    return Language.of(header("Accept-Language"));
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

  /** See {@link VersionRequired}. */
  boolean versionRequired() {
    return versionRequired;
  }

  void versionRequired(boolean required) {
    this.versionRequired = required;
  }

  /** What the list consists of that the operation answers with. */
  Type listed() {
    if (listed == null) {
      throw new IllegalStateException("an operation that answers with a page says of what");
    }
    return listed;
  }

  boolean isList() {
    return listed != null;
  }

  void listed(@Nullable Type item) {
    this.listed = item;
  }

  /** Remembers which aggregate a refusal is about. */
  void concerns(Problem.Concern refusedOn) {
    this.concern = refusedOn;
  }

  Problem problem(Refusal refusal, Map<String, Object> facts) {
    return Problem.of(refusal, facts, path(), traceId(), concern, language());
  }
}
