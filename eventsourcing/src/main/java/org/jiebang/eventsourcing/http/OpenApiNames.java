package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Names of schemas that stay: what an operation is sent is called after the operation, a page after
 * what is on it. In Java many requests have one simple name, and a number behind it would depend on
 * who is read first. What several operations are sent is called what {@code @Schema(name)} says;
 * without it the build fails.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 40)
public class OpenApiNames implements OASFilter {

  private static final String HOME = "#/components/schemas/";

  private final Set<String> chosen = new HashSet<>();

  public OpenApiNames(IndexView index) {
    for (AnnotationInstance each :
        index.getAnnotations(
            DotName.createSimple(
                org.eclipse.microprofile.openapi.annotations.media.Schema.class))) {
      if (each.value("name") != null) {
        chosen.add(each.value("name").asString());
      }
    }
  }

  /** Of what is sent to this operation as well as to others. */
  private String chosen(String name, String operation) {
    if (!chosen.contains(name)) {
      throw new IllegalStateException(
          "several operations are sent " + name + ": give it a @Schema(name), " + operation);
    }
    return name;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, List<Schema>> places = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    for (PathItem path : document.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        Schema sent =
            operation.getRequestBody() == null
                ? null
                : reference(operation.getRequestBody().getContent());
        if (sent != null
            && operation.getOperationId() != null
            && named(sent).matches(".*Request[0-9]*")) {
          places.computeIfAbsent(named(sent), _ -> new ArrayList<>()).add(sent);
          String own = upper(operation.getOperationId()) + "Request";
          names.merge(named(sent), own, (_, _) -> chosen(named(sent), own));
        }
        operation.getResponses().getAPIResponses().values().stream()
            .map(answer -> reference(answer.getContent()))
            .filter(answered -> answered != null && named(answered).startsWith("Page"))
            .forEach(
                page -> {
                  Schema shape = requireNonNull(schemas.get(named(page)));
                  Schema items = requireNonNull(shape.getProperties().get("items")).getItems();
                  places.computeIfAbsent(named(page), _ -> new ArrayList<>()).add(page);
                  names.put(named(page), named(items) + "Page");
                });
      }
    }
    names.keySet().removeAll(partsOfOthers(schemas));
    Map<String, Schema> renamed = new HashMap<>(schemas);
    names.keySet().forEach(renamed::remove);
    names.forEach(
        (before, after) -> {
          if (renamed.put(after, schemas.get(before)) != null) {
            throw new IllegalStateException("two schemas would be called " + after);
          }
          requireNonNull(places.get(before)).forEach(place -> place.setRef(HOME + after));
        });
    document.getComponents().setSchemas(new TreeMap<>(renamed));
  }

  /** What other schemas refer to keeps its name. */
  private static Set<String> partsOfOthers(Map<String, Schema> schemas) {
    var parts = new HashSet<String>();
    schemas.values().forEach(schema -> collect(schema, parts));
    return parts;
  }

  private static void collect(@Nullable Schema schema, Set<String> parts) {
    if (schema == null) {
      return;
    }
    if (schema.getRef() != null) {
      parts.add(named(schema));
    }
    collect(schema.getItems(), parts);
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(property -> collect(property, parts));
    }
    for (List<Schema> several :
        Arrays.asList(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())) {
      if (several != null) {
        several.forEach(each -> collect(each, parts));
      }
    }
  }

  private static @Nullable Schema reference(@Nullable Content content) {
    if (content == null) {
      return null;
    }
    for (MediaType type : content.getMediaTypes().values()) {
      if (type.getSchema() != null && type.getSchema().getRef() != null) {
        return type.getSchema();
      }
    }
    return null;
  }

  private static String named(Schema reference) {
    return reference.getRef().substring(HOME.length());
  }

  private static String upper(String operation) {
    return operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1);
  }
}
