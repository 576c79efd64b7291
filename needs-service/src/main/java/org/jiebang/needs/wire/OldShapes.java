package org.jiebang.needs.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.need.Particulars;

/** How events of earlier shapes are read. What stands here is never changed, only added to. */
public final class OldShapes {

  private OldShapes() {}

  /** Adds all of them to the names of the events. */
  public static Wire.Builder of(Wire.Builder names) {
    return names
        .upcast("need-submitted", 1, OldShapes::withParticulars)
        .upcast("need-amended", 1, amended -> amended) // had nothing to say of particulars
        .upcast("need-list-closed", 1, closed -> withSeclusion(closed, "items"))
        .upcast("need-list-corrected", 1, corrected -> withSeclusion(corrected, "added"));
  }

  /** Until then there were no questions, and mediation alone was secluded. */
  private static ObjectNode withParticulars(ObjectNode submitted) {
    submitted.set(
        "particulars", Json.EVENTS.valueToTree(Particulars.plain(isMediation(submitted))));
    return submitted;
  }

  private static ObjectNode withSeclusion(ObjectNode list, String member) {
    for (JsonNode item : list.path(member)) {
      ((ObjectNode) item).put("secluded", isMediation(item));
    }
    return list;
  }

  private static boolean isMediation(JsonNode of) {
    return of.path("category").asText().equals("MEDIATION");
  }
}
