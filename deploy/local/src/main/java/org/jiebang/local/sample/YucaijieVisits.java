package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * 拉网式入户排查 of 育才街社区 (S1:26): gas and fly-wire charging, from door to door; what is kept of it by
 * building names nobody.
 */
final class YucaijieVisits {

  private final Loader loader;
  private final String community;
  private final LocalDate today;

  YucaijieVisits(Loader loader, String community) {
    this.loader = loader;
    this.community = community;
    this.today = loader.loadedOn(community);
  }

  void load() {
    loader.person("grid", "育才街网格员", "GRD@community:" + community);
    String id =
        loader.create(
            "desk",
            "/api/v1/campaigns",
            "visits",
            Map.of(
                "community",
                community,
                "kind",
                "HOUSEHOLD_VISIT",
                "purpose",
                "GAS_AND_CHARGING",
                "title",
                "燃气安全与飞线充电入户排查",
                "from",
                today.minusMonths(1).toString(),
                "until",
                today.plusMonths(6).toString(),
                "buildings",
                List.of(building("1幢", 4), building("2幢", 3), building("3幢", 3)),
                "visitors",
                List.of()));
    String path = "/api/v1/campaigns/" + id;
    loader.command("desk", path + "/start", "visits-start", Map.of());
    visit(path, "1幢", "101", "FINDING", List.of(fixed()));
    visit(path, "1幢", "102", "FINDING", List.of(becomesNeed()));
    visit(path, "1幢", "103", "NOTHING_FOUND", List.of());
    visit(path, "1幢", "104", "NOBODY_IN", List.of());
    visit(path, "2幢", "101", "NOTHING_FOUND", List.of());
    visit(path, "2幢", "102", "NOTHING_FOUND", List.of());
    visit(path, "3幢", "101", "NOBODY_IN", List.of());
    check(path);
  }

  private static Map<String, Object> building(String name, int households) {
    return Map.of("building", name, "households", households);
  }

  private static Map<String, Object> fixed() {
    return Map.of("kind", "GAS_HAZARD", "note", "软管老化，已现场更换。", "fixed", true);
  }

  private Map<String, Object> becomesNeed() {
    return Map.of(
        "kind",
        "FLY_WIRE_CHARGING",
        "fixed",
        false,
        "submit",
        Map.of(
            "community",
            community,
            "category",
            "CLEAN_HOME",
            "text",
            "楼下飞线充电，希望增设充电桩。",
            "anonymous",
            true));
  }

  private void visit(
      String path, String building, String door, String outcome, List<Map<String, Object>> found) {
    loader.command(
        "grid",
        path + "/visit",
        "visit-" + building.substring(0, 1) + "-" + door,
        Map.of("building", building, "door", door, "outcome", outcome, "findings", found));
  }

  private void check(String path) {
    JsonNode shown = loader.get("desk", path);
    int visited = shown.path("visited").asInt();
    int households = shown.path("households").asInt();
    loader.checked(
        visited == 7
            && households == 10
            && shown.path("unanswered").asInt() == 0
            && shown.path("nobodyMet").size() == 1,
        "入户排查：" + households + " 户中走访 " + visited + " 户，隐患 2 处均有回应，1 幢无人在家",
        "visits to "
            + visited
            + " of "
            + households
            + " households, 2 findings answered, nobody met in 1 building",
        path);
  }
}
