package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What 博园社区 does all year: a night check each week (S2:30), three fairs and four services (S2:34).
 */
final class BoyuanYear {

  private static final int NIGHTS = 4; // weeks; ours
  private static final int FAIRS = 3; // S2:34

  /** 便民服务 of S2:34; who does them has a name there, and none here. */
  private static final List<String> SERVICES = List.of("缝纫", "配锁", "水电", "理发");

  private final Loader loader;
  private final String community;
  private final LocalDate today;

  BoyuanYear(Loader loader, String community) {
    this.loader = loader;
    this.community = community;
    this.today = loader.loadedOn(community);
  }

  void load() {
    nights();
    fairs();
    services();
  }

  /** The last Mondays; weeks that come after the loading are for whoever plays on. */
  private void nights() {
    LocalDate last = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = last.minusWeeks(NIGHTS - 1);
    String id =
        loader.create(
            "desk",
            "/api/v1/campaigns",
            "nights",
            Map.of(
                "community",
                community,
                "kind",
                "NIGHT_CHECK",
                "purpose",
                "PATROL",
                "title",
                "每周一夜查",
                "from",
                first.toString(),
                "until",
                first.plusMonths(6).toString(),
                "weekday",
                "MONDAY",
                "buildings",
                List.of(Map.of("building", "1幢", "households", 60)),
                "visitors",
                List.of()));
    String path = "/api/v1/campaigns/" + id;
    loader.command("desk", path + "/start", "nights-start", Map.of());
    List<String> present = List.of(loader.id("grid-1"), loader.id("grid-2"), loader.id("desk"));
    for (int week = 0; week < NIGHTS; week++) {
      loader.command(
          "grid-1",
          path + "/check-night",
          "night-" + week,
          Map.of(
              "night",
              first.plusWeeks(week).toString(),
              "present",
              present,
              "buildings",
              List.of("1幢")));
    }
    JsonNode campaign = loader.get("desk", path);
    int checked = campaign.path("nights").size();
    loader.checked(
        checked == NIGHTS && campaign.path("missedWeeks").isEmpty(),
        "每周一夜查：连续 " + checked + " 周，" + campaign.path("personTimes").asInt() + " 人次",
        "a night check in each of "
            + checked
            + " weeks, "
            + campaign.path("personTimes").asInt()
            + " person-times",
        path);
  }

  private void fairs() {
    var tasks = new ArrayList<Map<String, Object>>();
    for (int fair = 1; fair <= FAIRS; fair++) {
      tasks.add(Plans.task("fair-" + fair, "大型邻里服务集市（第" + fair + "场）", "2026-0" + 3 * fair));
    }
    String path = Plans.done(loader, "fairs", community, "邻里服务集市", tasks);
    int held = Plans.doneTasks(loader, path);
    loader.checked(
        held == FAIRS, "大型邻里服务集市 " + held + " 场", held + " fairs of the neighbourhood", path);
  }

  private void services() {
    for (int i = 0; i < SERVICES.size(); i++) {
      String name = SERVICES.get(i);
      Resources.published(loader, "service-" + i, community, "SERVICE", name, "邻里达人", 1);
    }
    String path = "/api/v1/resources?community=" + community + "&list=SERVICES&state=PUBLISHED";
    int listed = loader.get("desk", path).path("items").size();
    loader.checked(
        listed == SERVICES.size(),
        "服务清单：便民服务 " + listed + " 项",
        "the list of services: " + listed + " of neighbours",
        path);
  }
}
