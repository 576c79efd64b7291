package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 三方协同 of 博园社区 (S2:34): what community, owners' committee and property company solved. */
final class BoyuanTogether {

  /** S2:34 says 20余, and names these. */
  private static final int SOLVED_TOGETHER = 21;

  private static final List<String> MATTERS = List.of("二次供水改造", "快递柜安置", "垃圾屋建设", "防火门更换");

  private final Loader loader;
  private final String community;
  private final LocalDate today;

  BoyuanTogether(Loader loader, String community) {
    this.loader = loader;
    this.community = community;
    this.today = loader.loadedOn(community);
  }

  void load() {
    String id =
        loader.create(
            "desk",
            "/api/v1/tripartites",
            "tripartite",
            Map.of("community", community, "from", today.toString()));
    String path = "/api/v1/tripartites/" + id;
    var solved = new ArrayList<Map<String, String>>();
    for (int i = 0; i < SOLVED_TOGETHER; i++) {
      String title = MATTERS.get(i % MATTERS.size()) + "（" + (i + 1) + "）";
      String matter = raise(path, i % 2 == 0 ? "property" : "owners", "" + i, title, false);
      solved.add(Map.of("matter", matter, "evidence", "三方现场验收。"));
    }
    sewage(path);
    for (String duty : List.of("TOUCH_BASE", "BULLETIN", "APPRAISAL")) {
      hold(path, Map.of("duty", duty, "heldOn", today.toString()));
    }
    hold(path, Map.of("duty", "MEETING", "heldOn", today.toString(), "solved", solved));
    JsonNode year = loader.get("desk", path).at("/years/0");
    int together = year.path("solved").asInt();
    int apart = year.path("solvedApart").asInt();
    loader.checked(
        together >= 20 && apart == 1 && year.path("held").asInt() == 4,
        "三方协同本年解决 " + together + " 件（≥ 20），另有截污纳管 1 件；周、月、季、年履职各 1 次",
        together
            + " matters solved by three parties this year (≥ 20), and the sewage apart; the"
            + " weekly, monthly, quarterly and yearly duty kept",
        path);
  }

  private void hold(String path, Map<String, Object> body) {
    loader.command("desk", path + "/hold", "hold-" + body.get("duty"), body);
  }

  /** 求知公寓截污纳管: each party does what only it can do. */
  private void sewage(String path) {
    String matter = raise(path, "desk", "sewage", "求知公寓截污纳管", true);
    loader.command(
        "property",
        path + "/survey-matter",
        "sewage-survey",
        Map.of("matter", matter, "findings", "电井雨水倒灌，污水外溢。"));
    loader.command(
        "owners",
        path + "/decide-matter",
        "sewage-decide",
        Map.of("matter", matter, "approved", true, "reason", "同意改造。"));
    loader.command(
        "desk",
        path + "/coordinate-matter",
        "sewage-coordinate",
        Map.of("matter", matter, "office", "街道办事处"));
    loader.command(
        "desk",
        path + "/solve-matter",
        "sewage-solve",
        Map.of("matter", matter, "evidence", "改造完工，三方验收。"));
  }

  private String raise(String path, String as, String key, String title, boolean apart) {
    JsonNode answer =
        loader
            .command(
                as,
                path + "/raise-matter",
                "matter-" + key,
                Map.of("title", title, "forOwners", apart, "apart", apart))
            .body();
    for (JsonNode matter : answer.path("matters")) {
      if (matter.path("title").asText().equals(title)) {
        return matter.path("id").asText();
      }
    }
    throw new IllegalStateException("no matter " + title);
  }
}
