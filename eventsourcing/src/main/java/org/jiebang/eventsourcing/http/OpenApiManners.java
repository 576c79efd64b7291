package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jiebang.eventsourcing.KernelRefusal;

/** What every operation has in common, said once: headers, the problem, the bearer token. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiManners implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final String BEARER = "bearer";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    if (components == null) {
      components = OASFactory.createComponents();
      document.setComponents(components);
    }
    components.addSchema(PROBLEM, problem());
    components.addResponse(PROBLEM, problemResponse());
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT"));
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    for (PathItem path : document.getPaths().getPathItems().values()) {
      path.getOperations().forEach(this::complete);
    }
  }

  private void complete(PathItem.HttpMethod method, Operation operation) {
    header(operation, MinPositions.HEADER, false, "Wait for these positions, e.g. needs/17/4711");
    if (method == PathItem.HttpMethod.POST) {
      header(operation, CommandHeaders.KEY, true, "1 to 128 visible ASCII characters");
      header(operation, CommandHeaders.IF_MATCH, false, "The version seen, as its ETag");
      header(
          operation,
          OverrideReason.HEADER,
          false,
          "Why a district does this in its community's place, where only the community's offices"
              + " may; 10 to 500 characters, UTF-8 percent-encoded; shown to all who may see the"
              + " event. Without it such a call is refused with OVERRIDE_REASON_REQUIRED");
    }
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    operation.getResponses().addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
    if (operation.getSecurity() == null) {
      operation.addSecurityRequirement(
          OASFactory.createSecurityRequirement().addScheme(BEARER, List.of()));
    }
  }

  private static void header(Operation operation, String name, boolean required, String what) {
    boolean there =
        operation.getParameters() != null
            && operation.getParameters().stream().anyMatch(p -> name.equals(p.getName()));
    if (!there) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(name)
              .in(Parameter.In.HEADER)
              .required(required)
              .description(what)
              .schema(schema(Schema.SchemaType.STRING)));
    }
  }

  private static APIResponse problemResponse() {
    var anywhere = new TreeSet<String>();
    for (HttpRefusal each : HttpRefusal.values()) {
      anywhere.add(each.name());
    }
    for (KernelRefusal each : KernelRefusal.values()) {
      anywhere.add(each.name());
    }
    return OASFactory.createAPIResponse()
        .description("Any refusal or failure; programs branch on code only")
        .addExtension(OpenApiRights.CODES, List.copyOf(anywhere))
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }

  private static Schema problem() {
    Schema problem = schema(Schema.SchemaType.OBJECT).description("RFC 9457");
    for (String text :
        List.of(
            "type",
            "title",
            "code",
            "detail",
            "instance",
            "traceId",
            "aggregateId",
            "currentState",
            "attemptedCommand")) {
      problem.addProperty(text, schema(Schema.SchemaType.STRING));
    }
    for (String number : List.of("status", "expectedVersion", "actualVersion")) {
      problem.addProperty(number, schema(Schema.SchemaType.INTEGER));
    }
    Schema violation = schema(Schema.SchemaType.OBJECT);
    violation.setProperties(
        Map.of(
            "field", schema(Schema.SchemaType.STRING),
            "message", schema(Schema.SchemaType.STRING)));
    problem.addProperty(
        "allowedCommands", schema(Schema.SchemaType.ARRAY).items(schema(Schema.SchemaType.STRING)));
    problem.addProperty("violations", schema(Schema.SchemaType.ARRAY).items(violation));
    return problem.required(
        List.of("type", "title", "status", "code", "detail", "instance", "traceId"));
  }

  private static Schema schema(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
