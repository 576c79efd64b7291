package org.jiebang.eventsourcing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of what is sent, as they are in JSON: typed ids and codes are strings, what is never
 * absent is required, and every set of names is open, so that a client made today goes on when we
 * know one more.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 80)
public class OpenApiShapes implements OASFilter {

  /** Known values of an open set, for people and generators that want them. */
  static final String KNOWN = "x-extensible-enum";

  private static final DotName ID = DotName.createSimple(Id.class);
  private static final DotName CODE = DotName.createSimple(Code.class);
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName NAMED =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

  private final IndexView index;

  public OpenApiShapes(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
      return;
    }
    Map<String, ClassInfo> classes = bySchemaName();
    Map<String, Schema> schemas = new HashMap<>(document.getComponents().getSchemas());
    schemas.forEach(
        (name, schema) -> {
          ClassInfo type = classes.get(isPage(name) ? "Page" : name);
          if (type != null) {
            shape(type, schema);
          }
        });
  }

  /** Before or after {@link OpenApiNames}: nobody says who filters first. */
  private static boolean isPage(String name) {
    return name.startsWith("Page") || name.endsWith("Page") && !name.equals("EventPage");
  }

  /** By its name in the contract, which somebody chose or which only one class has. */
  private Map<String, ClassInfo> bySchemaName() {
    var found = new HashMap<String, ClassInfo>();
    var taken = new HashSet<String>();
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.name().packagePrefix() != null
          && type.name().packagePrefix().startsWith("org.jiebang.")
          && (type.isRecord() || type.isEnum())) {
        ClassInfo before = found.get(nameOf(type));
        if (before == null || chosen(type)) {
          found.put(nameOf(type), type);
        } else if (!chosen(before) && !before.name().equals(type.name())) { // some come twice
          taken.add(nameOf(type));
        }
      }
    }
    found.keySet().removeAll(taken);
    return found;
  }

  private static boolean chosen(ClassInfo type) {
    AnnotationInstance named = type.declaredAnnotation(NAMED);
    return named != null && named.value("name") != null;
  }

  private static String nameOf(ClassInfo type) {
    AnnotationInstance named = type.declaredAnnotation(NAMED);
    AnnotationValue name = named == null ? null : named.value("name");
    return name == null ? type.simpleName() : name.asString();
  }

  private void shape(ClassInfo type, Schema schema) {
    if (type.interfaceNames().contains(ID)) {
      string(schema).format("uuid");
    } else if (type.interfaceNames().contains(CODE)) {
      known(string(schema), constants(type));
    } else if (type.isEnum()) {
      schema.setEnumeration(null);
      known(schema, constants(type));
    } else if (!type.simpleName().endsWith("Request")) { // those say @NotNull themselves
      schema.setRequired(neverAbsent(type, schema));
    }
  }

  private static Schema string(Schema schema) {
    schema.setProperties(null);
    schema.setRequired(null);
    schema.setType(List.of(Schema.SchemaType.STRING));
    return schema;
  }

  private static void known(Schema schema, List<String> values) {
    if (!values.isEmpty()) {
      schema.addExtension(KNOWN, values);
      schema.setDescription("Known today: " + String.join(", ", values) + ". Others may follow.");
    }
  }

  /**
   * An enum's names, or the well-known values of a {@link Code}, which are called what they are.
   */
  private static List<String> constants(ClassInfo type) {
    return type.fieldsInDeclarationOrder().stream()
        .filter(f -> f.type().name().equals(type.name()))
        .filter(f -> Modifier.isStatic(f.flags()))
        .map(f -> f.name())
        .toList();
  }

  private static @Nullable List<String> neverAbsent(ClassInfo type, Schema schema) {
    var required = new ArrayList<String>();
    for (RecordComponentInfo component : type.recordComponents()) {
      if (schema.getProperties() != null
          && schema.getProperties().containsKey(component.name())
          && !component.type().hasAnnotation(NULLABLE)
          && !component.hasAnnotation(NULLABLE)) {
        required.add(component.name());
      }
    }
    return required.isEmpty() ? null : List.copyOf(required);
  }
}
