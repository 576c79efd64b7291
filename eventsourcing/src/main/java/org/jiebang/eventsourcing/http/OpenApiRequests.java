package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.contract.OperationMethods;
import org.jspecify.annotations.Nullable;

/**
 * What must be sent, as it is asked for when it is read: what says so by a constraint, and every
 * number and flag that cannot be absent (a request without it is refused, and never read as 0). A
 * member of which neither can be said fails the build.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 70)
public class OpenApiRequests implements OASFilter {

  private static final String HOME = "#/components/schemas/";
  private static final String OURS = "org.jiebang.";
  private static final DotName ID = DotName.createSimple(Id.class);
  private static final DotName CODE = DotName.createSimple(Code.class);
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

  private static final List<DotName> DEMANDS =
      Stream.of("NotNull", "NotBlank", "NotEmpty")
          .map(name -> DotName.createSimple("jakarta.validation.constraints." + name))
          .toList();

  private final IndexView index;

  public OpenApiRequests(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    Map<String, MethodInfo> methods = OperationMethods.byId(index);
    var seen = new HashSet<ClassInfo>();
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            path ->
                path.getOperations()
                    .values()
                    .forEach(
                        operation -> {
                          MethodInfo method = methods.get(operation.getOperationId());
                          Schema sent = sent(operation);
                          Type body = method == null ? null : body(method);
                          if (sent != null && body != null) {
                            demand(sent, body, schemas, seen);
                          }
                        }));
  }

  private static @Nullable Schema sent(Operation operation) {
    if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
      return null;
    }
    return operation.getRequestBody().getContent().getMediaTypes().values().stream()
        .map(MediaType::getSchema)
        .filter(schema -> schema != null)
        .findFirst()
        .orElse(null);
  }

  /** The one parameter that comes from neither the path nor the query nor a header. */
  private static @Nullable Type body(MethodInfo method) {
    for (MethodParameterInfo each : method.parameters()) {
      if (each.declaredAnnotations().stream()
          .noneMatch(a -> a.name().toString().startsWith("jakarta.ws.rs."))) {
        return each.type();
      }
    }
    return null;
  }

  /** At any depth, once for each class. */
  private void demand(Schema place, Type type, Map<String, Schema> schemas, Set<ClassInfo> seen) {
    Schema schema =
        place.getRef() == null ? place : schemas.get(place.getRef().substring(HOME.length()));
    if (schema == null) {
      return;
    }
    if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
      List<Type> arguments = type.asParameterizedType().arguments();
      Schema inner =
          schema.getItems() == null ? schema.getAdditionalPropertiesSchema() : schema.getItems();
      if (inner != null) {
        demand(inner, arguments.getLast(), schemas, seen);
      }
      return;
    }
    ClassInfo record = index.getClassByName(type.name());
    if (record == null
        || !record.isRecord()
        || isText(record)
        || !record.name().toString().startsWith(OURS)
        || schema.getProperties() == null
        || !seen.add(record)) {
      return;
    }
    Map<String, Schema> properties = schema.getProperties();
    var required = new ArrayList<String>();
    var members = new HashSet<String>();
    for (RecordComponentInfo each : record.recordComponents()) {
      members.add(each.name());
      Schema property = properties.get(each.name());
      if (property != null) {
        if (isDemanded(record, each)) {
          required.add(each.name());
        }
        demand(property, each.type(), schemas, seen);
      }
    }
    // A rule over several members is a getter for Jackson, and no member of the request.
    properties.keySet().stream()
        .filter(name -> !members.contains(name))
        .toList()
        .forEach(schema::removeProperty);
    schema.setRequired(required.isEmpty() ? null : required);
  }

  /** In JSON it is a plain string; {@link OpenApiShapes} says so, before or after us. */
  private static boolean isText(ClassInfo record) {
    return record.interfaceNames().contains(ID) || record.interfaceNames().contains(CODE);
  }

  private static boolean isDemanded(ClassInfo record, RecordComponentInfo member) {
    if (member.type().kind() == Type.Kind.PRIMITIVE
        || DEMANDS.stream().anyMatch(demand -> has(member, demand))) {
      return true;
    }
    if (!has(member, NULLABLE)) {
      throw new IllegalStateException(
          "@Nullable or @NotNull? " + record.name() + "." + member.name());
    }
    return false;
  }

  /** Of the member itself, not of what is in it; where it stands depends on the annotation. */
  private static boolean has(RecordComponentInfo member, DotName annotation) {
    return member.type().hasAnnotation(annotation)
        || member.hasDeclaredAnnotation(annotation)
        || member.field() != null && member.field().hasDeclaredAnnotation(annotation);
  }
}
