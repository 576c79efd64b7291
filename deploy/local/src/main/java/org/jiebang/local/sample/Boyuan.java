package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 博园社区 (seed S2): four grids with 23 micro-grids, 24 demands that came in through them this year
 * and 21 of them solved; what the three parties solved ({@link BoyuanTogether}), the night checks
 * and the fairs ({@link BoyuanYear}).
 */
public final class Boyuan implements Sample {

  private static final int RESIDENTS = 7_000; // S2:26: 7000余

  static final int COLLECTED = 24; // S2:30
  static final int SOLVED = 21; // S2:30

  /** What was asked for, in turn: S2:30 and S2:34 name these. */
  private static final List<String> ASKED =
      List.of(
          "二次供水水压不足，高层住户用水困难。",
          "快递柜位置不便，老人取件困难。",
          "垃圾房异味大，请改造。",
          "楼道防火门损坏，请更换。",
          "希望增设乒乓球桌。",
          "希望有一面涂鸦墙。",
          "希望有舞蹈声乐活动室。",
          "公寓污水外溢，请协调解决。");

  static final String DAY = "2026-01-01";

  @Override
  public String name() {
    return "boyuan";
  }

  @Override
  public void load(Loader loader) {
    String community = loader.community("boyuan", "博园社区", "COMMUNITY");
    people(loader, community);
    demographics(loader, community);
    demands(loader, community, BoyuanGrids.draw(loader, community));
    rate(loader, community);
    new BoyuanTogether(loader, community).load();
    new BoyuanYear(loader, community).load();
  }

  private static void rate(Loader loader, String community) {
    String path = "/api/v1/needs/counts?community=" + community + "&by=grid";
    JsonNode counts = loader.get("desk", path);
    int byGrid = 0;
    for (JsonNode group : counts.path("groups")) {
      byGrid += group.path("collected").asInt();
    }
    loader.checked(
        byGrid == COLLECTED && counts.path("groups").size() == BoyuanGrids.GRIDS,
        "各网格收集诉求合计 " + byGrid + " 件",
        "the demands of 4 grids sum to " + byGrid,
        path);
    int solved = counts.path("resolved").asInt();
    loader.checked(
        solved == SOLVED && counts.path("rate").asDouble() == 0.875,
        "解决 " + solved + " 件，办结率 21/24 = 87.5 %",
        solved + " of them solved: 21/24 = 87.5 %",
        path);
  }

  private static void people(Loader loader, String community) {
    String at = "@community:" + community;
    loader.person("desk", "博园社区", "COM" + at);
    for (int i = 1; i <= BoyuanGrids.GRIDS; i++) {
      loader.person("grid-" + i, "博园网格员" + i, "GRD" + at);
    }
    loader.person("resident", "博园居民甲", "RES" + at);
    loader.person("owners", "博园业委会", "OWN" + at);
    loader.person("property", "博园物业", "PRO" + at);
  }

  private static void demographics(Loader loader, String community) {
    String path = "/api/v1/communities/" + community + "/demographics";
    loader.command(
        "desk", path, "demographics", Map.of("asAt", DAY, "residents", Figures.atLeast(RESIDENTS)));
    int residents = loader.get("desk", path).at("/figures/residents/value").asInt();
    loader.checked(
        residents >= RESIDENTS, "常住人口 ≥ " + residents, "residents: at least " + residents, path);
  }

  private static void demands(Loader loader, String community, List<String> microGrids) {
    for (int i = 0; i < COLLECTED; i++) {
      String micro = microGrids.get(i % microGrids.size());
      String grid = micro.substring(0, micro.indexOf('-'));
      var need = new HashMap<String, Object>();
      need.put("community", community);
      need.put("category", "CLEAN_HOME");
      need.put("text", ASKED.get(i % ASKED.size()));
      need.put("authorName", "博园居民甲");
      need.put("authorPhone", "+86 100 0000 0003");
      String id = loader.create("grid-" + grid, "/api/v1/needs", "need-" + i, need);
      String path = "/api/v1/needs/" + id;
      // Whoever collected a demand does not verify it.
      loader.command(
          "desk",
          path + "/verify",
          "verify-" + i,
          Map.of("urgency", "GENERAL", "grid", grid, "microGrid", micro));
      if (i < SOLVED) {
        loader.command(
            "desk",
            path + "/resolve-directly",
            "resolve-" + i,
            Map.of("kind", "FACILITY", "evidence", "已协调物业处理并现场查看。"));
      }
    }
  }
}
