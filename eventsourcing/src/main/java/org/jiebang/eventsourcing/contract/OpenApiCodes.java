package org.jiebang.eventsourcing.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.VersionRequired;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.identity.Role;

/** Names for every operation the codes it can refuse with; see {@link ReachableCodes}. */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 30)
public class OpenApiCodes implements OASFilter {

  /** At an operation: what it refuses with itself, beside what any request may meet on the way. */
  public static final String CODES = "x-problem-codes";

  private final IndexView index;

  public OpenApiCodes(IndexView index) {
    this.index = index;
  }

  /** What only some operations can meet; whatever else the edge refuses, any request may. */
  private static final Set<HttpRefusal> OF_SOME =
      EnumSet.of(
          HttpRefusal.IDEMPOTENCY_KEY_MISSING,
          HttpRefusal.AUTH_REQUIRED,
          HttpRefusal.ROLE_NOT_ALLOWED,
          HttpRefusal.OVERRIDE_REASON_REQUIRED,
          HttpRefusal.VERSION_REQUIRED);

  public static boolean anywhere(HttpRefusal refusal) {
    return !OF_SOME.contains(refusal);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    var codes = new ReachableCodes(index, Thread.currentThread().getContextClassLoader());
    Map<String, MethodInfo> methods = OperationMethods.byId(index);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (verb, operation) -> {
                          MethodInfo method = methods.get(operation.getOperationId());
                          if (method != null) {
                            say(operation, path, verb, method, codes);
                          }
                        }));
  }

  private static void say(
      Operation operation,
      String path,
      PathItem.HttpMethod verb,
      MethodInfo method,
      ReachableCodes reachable) {
    SortedSet<String> codes =
        reachable.of(method.declaringClass().name().toString(), method.name());
    if (!method.hasAnnotation(DotName.createSimple(Open.class))) {
      codes.add(HttpRefusal.AUTH_REQUIRED.name());
    }
    AnnotationInstance allowed = method.annotation(DotName.createSimple(Allowed.class));
    if (allowed != null) {
      codes.add(HttpRefusal.ROLE_NOT_ALLOWED.name());
    }
    if (verb == PathItem.HttpMethod.POST && Commands.are(path)) {
      codes.add(HttpRefusal.IDEMPOTENCY_KEY_MISSING.name());
      codes.add(KernelRefusal.IDEMPOTENCY_KEY_REUSED.name());
      codes.add(KernelRefusal.IDEMPOTENCY_IN_PROGRESS.name());
      codes.add(KernelRefusal.VERSION_CONFLICT.name());
      if (allowed != null && overridable(allowed)) {
        codes.add(HttpRefusal.OVERRIDE_REASON_REQUIRED.name());
      }
      if (method.hasAnnotation(DotName.createSimple(VersionRequired.class))) {
        codes.add(HttpRefusal.VERSION_REQUIRED.name());
      }
    }
    operation.addExtension(CODES, List.copyOf(codes));
  }

  private static boolean overridable(AnnotationInstance allowed) {
    List<Role> roles = Arrays.stream(allowed.value().asEnumArray()).map(Role::valueOf).toList();
    AnnotationValue anywhere = allowed.value("anywhere");
    return new AccessRule.Roles(roles, anywhere != null && anywhere.asBoolean()).overridable();
  }
}
