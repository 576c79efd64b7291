package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * 联席会议 (S3:13) and 轮值主席 (S3:9): four sides meet each month, and each month another is in the chair.
 * Who it is follows from the order of appointment; the clock sees to it.
 */
final class PilotsAlliance {

  private static final List<String> SIDES =
      List.of(
          "PARTY_ORGANISATION",
          "LEAGUE_ORGANISATION",
          "AFFILIATED_ORGANISATION",
          "YOUTH_SOCIAL_ORGANISATION");

  private static final int MONTHS = 3; // the present one is the last; ours

  private final Loader loader;
  private final String estate;
  private final LocalDate first;

  PilotsAlliance(Loader loader, String estate) {
    this.loader = loader;
    this.estate = estate;
    this.first = loader.loadedOn(estate).withDayOfMonth(1).minusMonths(MONTHS - 1);
  }

  void load() {
    String id =
        loader.create(
            "desk",
            "/api/v1/bodies",
            "joint-meeting",
            Map.of(
                "place",
                estate,
                "kind",
                "JOINT_MEETING",
                "name",
                "联席会议",
                "policy",
                Map.of("rotationMonths", 1)));
    String body = "/api/v1/bodies/" + id;
    for (int i = 0; i < SIDES.size(); i++) {
      loader.command(
          "desk",
          body + "/appoint-member",
          "joint-" + i,
          Map.of(
              "person",
              loader.id("member-" + (i + 1)),
              "represents",
              SIDES.get(i),
              "from",
              first.toString()));
    }
    loader.command("desk", body + "/rotate-chair", "chair", Map.of("from", first.toString()));
    loader.until("desk", body, shown -> shown.path("chairs").size() >= MONTHS);
    conferences(id);
    chairs(body);
  }

  private void conferences(String jointMeeting) {
    String path =
        "/api/v1/tripartites/"
            + loader.create(
                "desk",
                "/api/v1/tripartites",
                "tripartite",
                Map.of(
                    "community",
                    estate,
                    "duties",
                    List.of("JOINT_CONFERENCE"),
                    "jointMeeting",
                    jointMeeting,
                    "from",
                    first.toString()));
    for (int month = 0; month < MONTHS; month++) {
      loader.command(
          "desk",
          path + "/hold",
          "conference-" + month,
          Map.of("duty", "JOINT_CONFERENCE", "heldOn", first.plusMonths(month).toString()));
    }
    var months = new HashSet<String>();
    var chairs = new HashSet<String>();
    for (JsonNode each : loader.get("desk", path).path("records")) {
      if (each.path("outcome").asText().startsWith("HELD")) {
        months.add(each.path("period").asText());
        chairs.add(each.path("chair").asText());
      }
    }
    loader.checked(
        months.size() == MONTHS && chairs.size() == MONTHS,
        "联席会议每月一次，连续 " + MONTHS + " 月，各由一方轮值主席主持",
        "a joint conference in each of " + MONTHS + " months, each led by another side",
        path);
  }

  private void chairs(String body) {
    JsonNode chairs = loader.get("desk", body).path("chairs");
    boolean inOrder = chairs.size() >= MONTHS;
    for (int i = 0; i < chairs.size(); i++) {
      inOrder &= chairs.path(i).path("turn").asText().equals(SIDES.get(i % SIDES.size()));
    }
    loader.checked(
        inOrder,
        "轮值主席按任命顺序：" + chairs.size() + " 任",
        "the chair goes round in the order of appointment: " + chairs.size() + " so far",
        body);
  }
}
