package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The grids of 博园社区 and their teams (S2:30). */
final class BoyuanGrids {

  /** Micro-grids of each grid: 23 (S2:30); how they are spread is ours. */
  private static final List<Integer> MICRO_GRIDS = List.of(6, 6, 6, 5);

  static final int GRIDS = 4; // S2:30

  private BoyuanGrids() {}

  /** The codes of the micro-grids, each beginning with that of its grid. */
  static List<String> draw(Loader loader, String community) {
    String map =
        loader.create("desk", "/api/v1/grid-maps", "grid-map", Map.of("community", community));
    String path = "/api/v1/grid-maps/" + map;
    var codes = new ArrayList<String>();
    for (int grid = 1; grid <= MICRO_GRIDS.size(); grid++) {
      String code = String.valueOf(grid);
      loader.command(
          "desk",
          path + "/grids",
          "grid-" + code,
          Map.of("code", code, "name", "第" + code + "网格", "from", Boyuan.DAY));
      String id = idOf(loader.get("desk", path), code);
      team(loader, path + "/grids/" + id, code);
      for (int i = 1; i <= MICRO_GRIDS.get(grid - 1); i++) {
        String micro = code + "-" + i;
        loader.command(
            "desk",
            path + "/micro-grids",
            "micro-grid-" + micro,
            Map.of("grid", id, "code", micro, "name", "微网格" + micro, "from", Boyuan.DAY));
        codes.add(micro);
      }
    }
    everyMicroGridInOneGrid(loader, path);
    return codes;
  }

  /** 1+1+3+N (S2:30); who is in it beside the grid worker is not told. */
  private static void team(Loader loader, String grid, String code) {
    loader.command("desk", grid + "/form-team", "team-" + code, Map.of("template", "1+1+3+N"));
    loader.command(
        "desk",
        grid + "/appoint-member",
        "team-lead-" + code,
        Map.of(
            "slot",
            1,
            "office",
            "GRID_LEAD",
            "person",
            loader.id("grid-" + code),
            "from",
            Boyuan.DAY));
  }

  private static void everyMicroGridInOneGrid(Loader loader, String path) {
    JsonNode map = loader.get("desk", path);
    int inOne = 0;
    for (JsonNode micro : map.path("microGrids")) {
      inOne += micro.path("grids").size() == 1 ? 1 : 0;
    }
    int grids = map.path("grids").size();
    loader.checked(
        grids == 4 && inOne == 23 && map.path("microGrids").size() == 23,
        grids + " 个网格、" + inOne + " 个微网格，各属一个网格",
        grids + " grids, " + inOne + " micro-grids, each in exactly one grid",
        path);
  }

  private static String idOf(JsonNode map, String code) {
    for (JsonNode grid : map.path("grids")) {
      if (grid.path("code").asText().equals(code)) {
        return grid.path("id").asText();
      }
    }
    throw new IllegalStateException("no grid " + code);
  }
}
