package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Open;

/**
 * Who may call an operation and which codes it may refuse with, read from the same annotations and
 * refusals that decide it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiRights implements OASFilter {

  /** Role codes; absent where anybody signed in may call, or anybody at all. */
  static final String ROLES = "x-roles";

  /** Every code that a problem answered by the operation may carry. */
  static final String CODES = "x-problem-codes";

  private static final DotName OPERATION =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

  private static final DotName STATUS = DotName.createSimple(ResponseStatus.class);

  private final IndexView index;

  public OpenApiRights(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, MethodInfo> methods = new HashMap<>();
    for (AnnotationInstance said : index.getAnnotations(OPERATION)) {
      if (said.value("operationId") != null) {
        methods.put(said.value("operationId").asString(), said.target().asMethod());
      }
    }
    for (PathItem path : document.getPaths().getPathItems().values()) {
      path.getOperations()
          .forEach(
              (_, operation) -> {
                MethodInfo method = methods.get(operation.getOperationId());
                if (method != null) {
                  rights(operation, method);
                  List<String> codes = codes(method);
                  if (!codes.isEmpty()) {
                    operation.addExtension(CODES, codes);
                  }
                  status(operation, method);
                }
              });
    }
  }

  private static void rights(Operation operation, MethodInfo method) {
    AnnotationInstance allowed = method.annotation(DotName.createSimple(Allowed.class));
    if (allowed != null) {
      List<String> roles = Arrays.asList(allowed.value().asEnumArray());
      operation.addExtension(ROLES, roles);
      describe(
          operation,
          "For "
              + String.join(", ", roles)
              + (allowed.value("anywhere") != null && allowed.value("anywhere").asBoolean()
                  ? ", held anywhere."
                  : ", held where it belongs or above."));
    } else if (method.hasAnnotation(DotName.createSimple(Open.class))) {
      operation.setSecurity(new ArrayList<>(List.of(OASFactory.createSecurityRequirement())));
      describe(operation, "For anybody, without a token.");
    } else {
      describe(operation, "For whoever is signed in; what one sees depends on who one is.");
    }
  }

  /** 201 where the annotation says so, 204 where there is nothing to say; the scanner guesses. */
  private static void status(Operation operation, MethodInfo method) {
    if (method.returnType().kind() == Type.Kind.VOID) {
      operation.getResponses().removeAPIResponse("200");
      operation.getResponses().removeAPIResponse("201");
      operation
          .getResponses()
          .addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
    }
    AnnotationInstance status = method.annotation(STATUS);
    APIResponse answer = operation.getResponses().getAPIResponse("200");
    if (status != null && answer != null) {
      operation.getResponses().removeAPIResponse("200");
      answer.setDescription("Created");
      operation.getResponses().addAPIResponse(String.valueOf(status.value().asInt()), answer);
    }
  }

  private static void describe(Operation operation, String more) {
    String said = operation.getDescription();
    operation.setDescription(said == null ? more : said + "\n\n" + more);
  }

  /** What the aggregate refuses with; what every request may meet is said once, at the problem. */
  private List<String> codes(MethodInfo method) {
    var codes = new TreeSet<String>();
    String home = method.declaringClass().name().packagePrefix();
    for (ClassInfo refusal :
        index.getAllKnownImplementations(DotName.createSimple(Refusal.class))) {
      if (refusal.isEnum() && refusal.name().packagePrefix().equals(home)) {
        refusal.enumConstants().forEach(constant -> codes.add(constant.name()));
      }
    }
    return List.copyOf(codes);
  }
}
