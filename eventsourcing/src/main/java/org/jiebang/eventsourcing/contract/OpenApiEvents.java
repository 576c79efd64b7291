package org.jiebang.eventsourcing.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * The events of a service as they are published, each with its shape: material for the contract of
 * the topics.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 10)
public class OpenApiEvents implements OASFilter {

  private static final String EVENTS = "x-events";
  private static final String OURS = "org.jiebang.";

  private final IndexView index;

  public OpenApiEvents(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    var events = new TreeMap<String, Object>();
    for (ClassInfo each : index.getKnownClasses()) {
      String name = each.name().toString();
      if (name.startsWith(OURS) && name.endsWith("Wire") && each.method("wire") != null) {
        String service = name.substring(OURS.length(), name.indexOf('.', OURS.length()));
        for (Wire.EventType type : wire(name, loader).types()) {
          events.put(type.name(), event(service, type));
        }
      }
    }
    document.addExtension(EVENTS, events);
  }

  private static Wire wire(String name, ClassLoader loader) {
    try {
      return (Wire) Class.forName(name, true, loader).getMethod("wire").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no public wire(): " + name, e);
    }
  }

  private static Map<String, Object> event(String service, Wire.EventType type) {
    var event = new LinkedHashMap<String, Object>();
    event.put("service", service);
    event.put("version", type.version());
    event.put("withheld", !type.leavesTheHouse());
    if (type.leavesTheHouse()) {
      event.put("hidden", new TreeSet<>(type.hidden()).stream().toList());
      event.put("payload", EventShape.published(type.type(), type.hidden()));
    }
    return event;
  }
}
