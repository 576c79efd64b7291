package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.identity.PartnerScope;

/** Who may call an operation, read from the same annotations that decide it. */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 60)
public class OpenApiRights implements OASFilter {

  /** Role codes; absent where anybody signed in may call, or anybody at all. */
  static final String ROLES = "x-roles";

  /** What a partner app must have been given, whoever uses it; absent where it needs nothing. */
  static final String SCOPES = "x-scopes";

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
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      path.getValue()
          .getOperations()
          .forEach(
              (verb, operation) -> {
                MethodInfo method = methods.get(operation.getOperationId());
                if (method != null) {
                  rights(operation, method);
                  if (!method.hasAnnotation(DotName.createSimple(Open.class))) {
                    scope(operation, verb.name(), path.getKey());
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

  /** A token of its own, or one through a partner app that was given what this needs. */
  private static void scope(Operation operation, String verb, String path) {
    if (!PartnerScope.forPartners(path)) {
      describe(operation, "Not through a partner app.");
      return;
    }
    String needed = PartnerScope.needed(verb, path);
    if (needed == null) {
      return;
    }
    operation.addExtension(SCOPES, List.of(needed));
    operation.setSecurity(
        new ArrayList<>(
            List.of(
                OASFactory.createSecurityRequirement().addScheme(OpenApiManners.BEARER, List.of()),
                OASFactory.createSecurityRequirement()
                    .addScheme(OpenApiManners.PARTNER, List.of(needed)))));
    describe(operation, "Through a partner app with the scope `" + needed + "`.");
  }

  /** What the annotation says, and 204 where there is nothing to say; the scanner guesses. */
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
      int code = status.value().asInt();
      answer.setDescription(requireNonNull(Response.Status.fromStatusCode(code)).getReasonPhrase());
      operation.getResponses().addAPIResponse(String.valueOf(code), answer);
    }
  }

  private static void describe(Operation operation, String more) {
    String said = operation.getDescription();
    operation.setDescription(said == null ? more : said + "\n\n" + more);
  }
}
