package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The youth council of the estate 盛世盘龙 (S3:9): owners of at most 45 years. One of its five turned
 * 46 the day before it meets: a member still, but without a vote.
 */
final class PilotsCouncil {

  static final int MAX_AGE = 45; // S3:9: 45岁以下, which includes 45
  private static final int MEMBERS = 5;
  private static final int TOO_OLD = 5; // the last of them

  private final Loader loader;
  private final String estate;
  private final LocalDate today;

  PilotsCouncil(Loader loader, String estate) {
    this.loader = loader;
    this.estate = estate;
    this.today = loader.loadedOn(estate);
  }

  /** Meets about a need, and leaves the vote open for a week. */
  void load(String need) {
    String council =
        loader.create(
            "desk",
            "/api/v1/bodies",
            "council",
            Map.of(
                "place",
                estate,
                "kind",
                "COUNCIL",
                "name",
                "盛世盘龙青年议事会",
                "policy",
                Map.of("quorumPercent", 50, "maxAge", MAX_AGE, "mustOwn", true)));
    members("/api/v1/bodies/" + council);
    String item =
        loader.create(
            "desk",
            "/api/v1/agenda-items",
            "item",
            Map.of("body", council, "title", "增设乒乓球桌", "needs", List.of(need)));
    String meeting = meet(council, item);
    vote(item);
    check(meeting, item);
  }

  private void members(String council) {
    for (int i = 1; i <= MEMBERS; i++) {
      String person =
          loader.person(
              "member-" + i, "青年业主" + i, "CNC@community:" + estate, "RES@community:" + estate);
      LocalDate born =
          i == TOO_OLD
              ? today.minusDays(1).minusYears(MAX_AGE + 1)
              : LocalDate.of(1985 + 2 * i, 5, 1);
      loader.command(
          "desk",
          council + "/appoint-member",
          "appoint-" + i,
          Map.of(
              "person",
              person,
              "from",
              today.minusMonths(6).toString(),
              "bornOn",
              born.toString(),
              "ownerOf",
              i + "-101"));
    }
    loader.command(
        "desk",
        council + "/elect-chair",
        "elect",
        Map.of("person", loader.id("member-1"), "from", today.minusMonths(6).toString()));
  }

  private String meet(String council, String item) {
    String meeting =
        "/api/v1/meetings/"
            + loader.create(
                "desk",
                "/api/v1/meetings",
                "meeting",
                Map.of(
                    "body",
                    council,
                    "startsAt",
                    today + "T11:00:00Z", // 19:00 there
                    "minutes",
                    90,
                    "place",
                    "盛世盘龙业主活动室"));
    loader.command(
        "member-1",
        "/api/v1/agenda-items/" + item + "/schedule",
        "schedule",
        Map.of("meeting", meeting.substring(meeting.lastIndexOf('/') + 1), "minutes", 30));
    String code =
        loader.command("member-1", meeting + "/convene", "convene", Map.of()).text("doorCode");
    for (int i = 1; i < TOO_OLD; i++) {
      loader.command("member-" + i, meeting + "/check-ins", "check-in-" + i, Map.of("code", code));
    }
    return meeting;
  }

  private void vote(String item) {
    String path = "/api/v1/agenda-items/" + item;
    loader.command("member-1", path + "/open-discussion", "discuss", Map.of());
    for (String stage : List.of("IDEA", "METHOD")) {
      loader.command("member-1", path + "/move-on", "discuss-" + stage, Map.of("stage", stage));
    }
    loader.command(
        "member-1",
        path + "/open-vote",
        "open-vote",
        Map.of("method", "YES_NO", "changes", false, "secret", false, "minutes", 7 * 24 * 60));
    for (int i = 1; i <= 3; i++) {
      loader.command("member-" + i, path + "/votes", "vote-" + i, Map.of("answer", "YES"));
    }
  }

  private void check(String meeting, String item) {
    JsonNode shown = loader.get("desk", meeting);
    int entitled = shown.path("entitled").asInt();
    loader.checked(
        entitled == MEMBERS - 1 && shown.path("attendance").asInt() == MEMBERS - 1,
        "青年议事会 " + MEMBERS + " 名委员，会议当日 " + entitled + " 人不超过 45 岁",
        "a youth council of "
            + MEMBERS
            + ", "
            + entitled
            + " of them at most 45 on its meeting's day",
        meeting);
    loader.refused(
        "member-" + TOO_OLD,
        meeting + "/check-ins",
        Map.of("code", "AAAA-AAAA"),
        409,
        "MEMBER_OVER_AGE",
        "前一天满 46 岁的委员不能到会",
        "who turned 46 the day before does not come in");
    loader.refused(
        "member-" + TOO_OLD,
        "/api/v1/agenda-items/" + item + "/votes",
        Map.of("answer", "YES"),
        409,
        "NOT_PRESENT",
        "也不能表决",
        "and cannot vote");
  }
}
