package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
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

  /** Headers that are sent, by their name among the components. */
  private static final SortedMap<String, Parameter> COMMON =
      inOneOrder(
          Map.of(
              "MinPosition",
              header(MinPositions.HEADER, false, "Wait for these positions, e.g. needs/17/4711"),
              "IdempotencyKey",
              header(
                  CommandHeaders.KEY,
                  true,
                  "1 to 128 visible ASCII characters. The same key with the same body is one command,"
                      + " however often it is sent"),
              "IfMatch",
              header(CommandHeaders.IF_MATCH, false, "The version seen, as its ETag"),
              "OverrideReason",
              header(
                  OverrideReason.HEADER,
                  false,
                  "Why a district does this in its community's place, where only the community's"
                      + " offices may; 10 to 500 characters, UTF-8 percent-encoded; shown to all who may"
                      + " see the event. Without it such a call is refused with"
                      + " OVERRIDE_REASON_REQUIRED")));

  /** Headers that a command answers with. */
  private static final SortedMap<String, Header> SAID =
      inOneOrder(
          Map.of(
              "ETag", said("The version that the command led to, e.g. \"7\""),
              "X-Position", said("Where its events stand, e.g. needs/17/4711"),
              "Idempotency-Replayed", said("true: this command was carried out before"),
              "Location", said("Where the new thing is")));

  /** A map of the JDK's has another order in every process; the contract is compared as text. */
  private static <T> SortedMap<String, T> inOneOrder(Map<String, T> named) {
    return new TreeMap<>(named);
  }

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
    COMMON.forEach(components::addParameter);
    SAID.forEach(components::addHeader);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation)));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    // Signing in is no command, and what operators ask of the machinery is none of an aggregate.
    boolean api = path.startsWith("/api/v1/") && !path.startsWith("/api/v1/auth/");
    if (api) {
      refer(operation, "MinPosition");
    }
    if (api && method == PathItem.HttpMethod.POST) {
      List.of("IdempotencyKey", "IfMatch", "OverrideReason").forEach(p -> refer(operation, p));
      operation.getResponses().getAPIResponses().forEach(OpenApiManners::say);
    }
    // The scanner adds an empty 400 where there is a body; it is a problem like all others.
    for (String refused : List.of("400", "default")) {
      operation.getResponses().addAPIResponse(refused, OASFactory.createAPIResponse().ref(PROBLEM));
    }
    if (operation.getSecurity() == null) {
      operation.addSecurityRequirement(
          OASFactory.createSecurityRequirement().addScheme(BEARER, List.of()));
    }
  }

  private static void refer(Operation operation, String parameter) {
    operation.addParameter(OASFactory.createParameter().ref(parameter));
  }

  private static void say(String status, APIResponse answer) {
    if (status.startsWith("2")) {
      SAID.keySet().stream()
          .filter(header -> !header.equals("Location") || status.equals("201"))
          .forEach(header -> answer.addHeader(header, OASFactory.createHeader().ref(header)));
    }
  }

  private static Parameter header(String name, boolean required, String what) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .required(required)
        .description(what)
        .schema(schema(Schema.SchemaType.STRING));
  }

  private static Header said(String what) {
    return OASFactory.createHeader().description(what).schema(schema(Schema.SchemaType.STRING));
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
    violation.addProperty("field", schema(Schema.SchemaType.STRING));
    violation.addProperty("message", schema(Schema.SchemaType.STRING));
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
