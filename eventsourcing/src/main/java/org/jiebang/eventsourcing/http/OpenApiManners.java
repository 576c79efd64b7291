package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
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
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.contract.Commands;
import org.jiebang.eventsourcing.contract.OpenApiCodes;
import org.jiebang.eventsourcing.contract.OperationMethods;
import org.jspecify.annotations.Nullable;

/** What every operation has in common, said once: headers, the problem, the bearer token. */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 50)
public class OpenApiManners implements OASFilter {

  private static final String PROBLEM = "Problem";
  static final String BEARER = "bearer";

  /** A token that names a client: what it needs besides stands at each operation. */
  static final String PARTNER = "partner";

  /** From when on an operation may be gone. */
  private static final String SUNSET = "x-sunset";

  private static final String POSITION = "[a-z][a-z0-9-]{0,39}/[0-9]{1,2}/[0-9]{1,18}";
  private static final String POSITIONS = "^" + POSITION + "( *, *" + POSITION + "){0,63}$";
  private static final String TAG = "^(\\*|\"[0-9]{1,18}\")$";

  /** Headers that are sent, by their name among the components. */
  private static final SortedMap<String, Parameter> COMMON =
      inOneOrder(
          Map.of(
              "MinPosition",
              header(
                  MinPositions.HEADER,
                  false,
                  POSITIONS,
                  "Wait for these positions, e.g. needs/17/4711"
                      + " / 等到这些位置之后再应答，如 needs/17/4711"),
              "IdempotencyKey",
              header(
                  CommandHeaders.KEY,
                  true,
                  "^[!-~]{1,128}$",
                  "1 to 128 visible ASCII characters. The same key with the same body is one command,"
                      + " however often it is sent"
                      + " / 1 至 128 个可见 ASCII 字符；同一键与同一请求体只执行一次"),
              "IfMatch",
              header(
                  CommandHeaders.IF_MATCH,
                  false,
                  TAG,
                  "The version seen, as its ETag / 所见版本的 ETag"),
              "IfMatchRequired",
              header(
                  CommandHeaders.IF_MATCH,
                  true,
                  TAG,
                  "The version seen, as its ETag; without it VERSION_REQUIRED"
                      + " / 所见版本的 ETag；缺少时应答 VERSION_REQUIRED"),
              "Prefer",
              header(
                  Preference.HEADER,
                  false,
                  "^[ -~]{0,200}$",
                  "return=minimal: answered by the headers alone, with 204, or an empty 201"
                      + " / return=minimal：只应答头部（204 或空的 201）"),
              "OverrideReason",
              header(
                  OverrideReason.HEADER,
                  false,
                  "^[ -~]{10,6000}$",
                  "Why a district does this in its community's place, where only the community's"
                      + " offices may; 10 to 500 characters, UTF-8 percent-encoded; shown to all who may"
                      + " see the event. Without it such a call is refused with"
                      + " OVERRIDE_REASON_REQUIRED / 区代社区办理的理由，10 至 500 字，UTF-8 百分号编码；"
                      + "可见该事件的人均可见。缺少时应答 OVERRIDE_REASON_REQUIRED")));

  /** Headers that a command answers with. */
  private static final SortedMap<String, Header> SAID =
      inOneOrder(
          Map.of(
              "ETag", said("The version that the command led to, e.g. \"7\" / 命令之后的版本，如 \"7\""),
              "X-Position",
                  said("Where its events stand, e.g. needs/17/4711 / 其事件的位置，如 needs/17/4711"),
              "Idempotency-Replayed",
                  said("true: this command was carried out before / true：此命令先前已执行"),
              "Preference-Applied",
                  said("return=minimal: there is no body, as was asked for / 按要求没有应答体"),
              "Location", said("Where the new thing is / 新内容的地址")));

  /** Headers of every answer of an operation that will go. */
  private static final SortedMap<String, Header> OF_THE_OLD =
      inOneOrder(
          Map.of(
              "Deprecation",
                  said(
                      "Since when nobody should begin to use it: @ and Unix seconds"
                          + " / 自何时起不应再新用：@ 加 Unix 秒"),
              "Sunset", said("From when on it may be gone, as an HTTP date / 自何时起可能停用，HTTP 日期")));

  /** A map of the JDK's has another order in every process; the contract is compared as text. */
  private static <T> SortedMap<String, T> inOneOrder(Map<String, T> named) {
    return new TreeMap<>(named);
  }

  private final IndexView index;

  public OpenApiManners(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    if (components == null) {
      components = OASFactory.createComponents();
      document.setComponents(components);
    }
    if (isTaken(components.getSchemas())) {
      throw new IllegalStateException(
          "a record is named Problem as every error answer is: callers would be told wrong of it");
    }
    components.addSchema(PROBLEM, problem());
    components.addResponse(PROBLEM, problemResponse());
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT"));
    components.addSecurityScheme(
        PARTNER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "A token that was given out to a partner app, for itself or for somebody who"
                    + " signed in through it; the names are the scopes it must have been given"));
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, MethodInfo> methods = OperationMethods.byId(index);
    COMMON.forEach(components::addParameter);
    SAID.forEach(components::addHeader);
    OF_THE_OLD.forEach(components::addHeader);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (verb, operation) ->
                            complete(
                                path, verb, operation, methods.get(operation.getOperationId()))));
  }

  private static void complete(
      String path, PathItem.HttpMethod verb, Operation operation, @Nullable MethodInfo method) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    boolean api = Commands.are(path);
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(OpenApiManners::limit);
      operation.getParameters().forEach(parameter -> describe(operation, parameter));
    }
    if (api) {
      refer(operation, "MinPosition");
    }
    if (api && verb == PathItem.HttpMethod.POST) {
      String ifMatch = has(method, VersionRequired.class) ? "IfMatchRequired" : "IfMatch";
      List.of("IdempotencyKey", ifMatch, "OverrideReason", "Prefer")
          .forEach(p -> refer(operation, p));
      operation.getResponses().getAPIResponses().forEach(OpenApiManners::say);
    }
    if (method != null && has(method, Sunset.class)) {
      sunset(operation, method.annotation(DotName.createSimple(Sunset.class)));
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

  private static boolean has(
      @Nullable MethodInfo method, Class<? extends java.lang.annotation.Annotation> what) {
    return method != null && method.hasAnnotation(DotName.createSimple(what));
  }

  /** What nobody has limited otherwise has the limits that hold for all. */
  private static void limit(Parameter parameter) {
    Schema schema = parameter.getSchema();
    if (schema == null || schema.getRef() != null || schema.getType() == null) {
      return;
    }
    if (schema.getType().contains(Schema.SchemaType.STRING)
        && schema.getMaxLength() == null
        && schema.getPattern() == null
        && schema.getFormat() == null) {
      schema.setMaxLength(OperationFilter.LONGEST_VALUE);
    }
    if (schema.getType().contains(Schema.SchemaType.INTEGER)) {
      boolean page = "limit".equals(parameter.getName());
      if (schema.getMinimum() == null) {
        schema.setMinimum(page ? BigDecimal.ONE : BigDecimal.ZERO);
      }
      if (schema.getMaximum() == null) {
        schema.setMaximum(BigDecimal.valueOf(page ? ListPages.MOST : Long.MAX_VALUE));
      }
    }
  }

  private static void describe(Operation operation, Parameter parameter) {
    String said =
        parameter.getName() == null
            ? null
            : ParameterText.of(operation.getOperationId(), parameter.getName());
    if (said != null) {
      parameter.setDescription(said);
    }
  }

  private static void refer(Operation operation, String parameter) {
    operation.addParameter(OASFactory.createParameter().ref(parameter));
  }

  private static void sunset(Operation operation, AnnotationInstance sunset) {
    operation.setDeprecated(true);
    operation.addExtension(SUNSET, sunset.value("gone").asString());
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(
            answer ->
                List.of("Deprecation", "Sunset")
                    .forEach(name -> answer.addHeader(name, OASFactory.createHeader().ref(name))));
  }

  private static void say(String status, APIResponse answer) {
    if (status.startsWith("2")) {
      SAID.keySet().stream()
          .filter(header -> !header.equals("Location") || status.equals("201"))
          .forEach(header -> answer.addHeader(header, OASFactory.createHeader().ref(header)));
    }
  }

  /**
   * @param pattern of the whole value
   */
  private static Parameter header(String name, boolean required, String pattern, String what) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .required(required)
        .description(what)
        .schema(schema(Schema.SchemaType.STRING).pattern(pattern));
  }

  private static Header said(String what) {
    return OASFactory.createHeader().description(what).schema(schema(Schema.SchemaType.STRING));
  }

  private static APIResponse problemResponse() {
    var anywhere = new TreeSet<String>();
    for (HttpRefusal each : HttpRefusal.values()) {
      if (OpenApiCodes.anywhere(each)) {
        anywhere.add(each.name());
      }
    }
    anywhere.add(KernelRefusal.BACKPRESSURE.name());
    return OASFactory.createAPIResponse()
        .description("Any refusal or failure; programs branch on code only")
        .addExtension(OpenApiCodes.CODES, List.copyOf(anywhere))
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }

  /** The scanner names a type by its simple name, and another one of that name would be lost. */
  private static boolean isTaken(@Nullable Map<String, Schema> schemas) {
    Schema scanned = schemas == null ? null : schemas.get(PROBLEM);
    return scanned != null
        && (scanned.getProperties() == null || !scanned.getProperties().containsKey("traceId"));
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
