package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * 地大社区 (seed S4): 3,232 households that elect their owners' committee at their doors (入户投票); one
 * building has voted. Beside it the five items of the service desk, a research report, and what the
 * media said ({@link DidaWork}).
 */
public final class Dida implements Sample {

  static final int HOUSEHOLDS = 3_232; // S4:3
  private static final int RESIDENTS = 9_616; // S4:3
  private static final int RETURNED = 80; // ours
  private static final int BUILDINGS = 32; // ours: S4 does not say
  private static final int DOORS = HOUSEHOLDS / BUILDINGS;

  @Override
  public String name() {
    return "dida";
  }

  @Override
  public void load(Loader loader) {
    String community = loader.community("dida", "地大社区", "COMMUNITY");
    loader.person("desk", "地大社区", "COM@community:" + community);
    String collector = loader.person("collector", "书记助理", "VOL@community:" + community);
    loader.command(
        "desk",
        "/api/v1/communities/" + community + "/demographics",
        "demographics",
        Map.of(
            "asAt",
            "2018-01-01",
            "households",
            Figures.exact(HOUSEHOLDS),
            "residents",
            Figures.exact(RESIDENTS),
            "students",
            Figures.about(30_000),
            "areaSquareMetres",
            Figures.about(1_100_000)));
    figures(loader, community);
    ballot(loader, community, collector);
    new DidaWork(loader, community).load();
  }

  private static void figures(Loader loader, String community) {
    String path = "/api/v1/communities/" + community + "/demographics";
    JsonNode figures = loader.get("desk", path).path("figures");
    int households = figures.at("/households/value").asInt();
    int residents = figures.at("/residents/value").asInt();
    loader.checked(
        households == HOUSEHOLDS && residents == RESIDENTS,
        households + " 户、" + residents + " 人",
        households + " households, " + residents + " residents",
        path);
  }

  private static void ballot(Loader loader, String community, String collector) {
    String ballot =
        loader.create(
            "desk",
            "/api/v1/ballots",
            "ballot",
            Map.of(
                "community",
                community,
                "kind",
                "OWNERS_COMMITTEE",
                "title",
                "第四届业主委员会换届",
                "question",
                "请选出业主委员会委员",
                "rules",
                "每户一票；所选不超过应选人数；选票不记名。",
                "choices",
                List.of(
                    choice(loader, community, "A", "甲"),
                    choice(loader, community, "B", "乙"),
                    choice(loader, community, "C", "丙")),
                "seats",
                2,
                "opensAt",
                "2026-01-01T00:00:00Z",
                "closesAt",
                "2099-12-31T00:00:00Z"));
    String path = "/api/v1/ballots/" + ballot;
    for (int building = 1; building <= BUILDINGS; building++) {
      loader.command(
          "desk", path + "/entitle", "entitle-" + building, at(building + "幢", 1, DOORS));
    }
    loader.command(
        "desk", path + "/collectors", "collectors", Map.of("collectors", List.of(collector)));
    loader.command("desk", path + "/open", "open", Map.of());
    loader.command("collector", path + "/hand", "hand", at("1幢", 1, 100));
    loader.command("collector", path + "/return", "return", at("1幢", 1, RETURNED));
    loader.command("collector", path + "/opinions", "opinion-1", Map.of("text", "希望加装电梯。"));
    loader.command("collector", path + "/opinions", "opinion-2", Map.of("text", "希望公示维修资金。"));
    check(loader, path);
  }

  private static void check(Loader loader, String ballot) {
    JsonNode shown = loader.get("desk", ballot);
    int entitled = shown.path("entitled").asInt();
    int returned = shown.path("returned").asInt();
    loader.checked(
        entitled == HOUSEHOLDS && returned == RETURNED && shown.path("opinions").asInt() == 2,
        entitled + " 户入户投票，已收回 " + returned + " 票，意见另记 2 条",
        "a doorstep ballot of "
            + entitled
            + " households, "
            + returned
            + " have voted; 2 opinions apart",
        ballot);
    loader.refused(
        "collector",
        ballot + "/hand",
        at("1幢", 1, 1),
        409,
        "HOUSEHOLD_ALREADY_VOTED",
        "每户一票",
        "a household votes once");
  }

  private static Map<String, Object> at(String building, int first, int last) {
    List<String> doors =
        IntStream.rangeClosed(first, last).mapToObj(door -> String.valueOf(100 + door)).toList();
    return Map.of("building", building, "doors", doors);
  }

  private static Map<String, Object> choice(
      Loader loader, String community, String code, String name) {
    String candidate =
        loader.person(
            "candidate-" + code.toLowerCase(Locale.ROOT),
            "候选人" + name,
            "RES@community:" + community);
    return Map.of("code", code, "candidate", candidate, "name", "候选人" + name);
  }
}
