package org.jiebang.needs.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jiebang.eventsourcing.wire.Json;

/** What communities might decide. */
public final class PolicySamples {

  private PolicySamples() {}

  /** The defaults but for what is named. */
  public static PolicyValues values(Map<String, ?> instead) {
    ObjectNode all = Json.EVENTS.valueToTree(PolicyValues.DEFAULT);
    all.setAll(Json.EVENTS.<ObjectNode>valueToTree(instead));
    return Json.EVENTS.convertValue(all, PolicyValues.class);
  }

  /** A decision of the time when there were no other values: it names twelve. */
  static PolicyValues ofOld() {
    ObjectNode all = Json.EVENTS.valueToTree(PolicyValues.DEFAULT);
    all.retain(
        "verifyHours",
        "answerHours",
        "dangerHours",
        "utilitiesHours",
        "generalHours",
        "complexHours",
        "reopenDays",
        "reopenLimit",
        "dailyCutOffMinutes",
        "weeklyCutOffMinutes",
        "monthlyCutOffMinutes",
        "councilCategories");
    return Json.EVENTS.convertValue(all, PolicyValues.class);
  }
}
