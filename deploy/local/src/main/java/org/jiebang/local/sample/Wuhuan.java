package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * 五环社区 (seed S0), beyond what the story needs: who lives there, and a day's collection on its way
 * to the month's list (日收集周汇总月清单), which waits for the week.
 */
public final class Wuhuan implements Sample {

  private static final String DAY = "2026-01-05";
  private static final String WEEK = "2026-W02";
  private static final String MONTH = "2026-01";

  /** Ours: S0:11 gives the share alone. */
  private static final int RESIDENTS = 5_000;

  private static final int AGED_60_PLUS = 3_000; // S0:11: 六成以上 of them
  private static final int AGED_80_PLUS = 300; // S0:11: 300余人

  private record Wish(String category, String text) {}

  /** What young volunteers collected that day, of the fields of S0:21. */
  private static final List<Wish> COLLECTED =
      List.of(
          new Wish("ELDERLY_CARE", "独居老人希望每周有人陪同买菜。"),
          new Wish("CLEAN_HOME", "楼道堆物，请帮助清理。"),
          new Wish("ANTI_FRAUD", "老人常接到推销电话，希望有反诈宣讲。"));

  @Override
  public String name() {
    return "wuhuan";
  }

  /** The community is that of the story, and so are its people. */
  @Override
  public String account(String who) {
    return who;
  }

  @Override
  public void load(Loader loader) {
    String community = loader.scope("desk", "COM");
    demographics(loader, community);
    lists(loader, community);
  }

  private static void demographics(Loader loader, String community) {
    String path = "/api/v1/communities/" + community;
    loader.command(
        "desk",
        path + "/demographics",
        "demographics",
        Map.of(
            "asAt",
            "2024-08-19",
            "residents",
            Figures.exact(RESIDENTS),
            "aged60plus",
            Figures.atLeast(AGED_60_PLUS),
            "aged80plus",
            Figures.atLeast(AGED_80_PLUS)));
    int estates = loader.get("desk", path).path("estates").size();
    loader.checked(estates == 7, "小区 7 个", "7 estates", path);
    JsonNode known = loader.get("desk", path + "/demographics");
    JsonNode share = known.path("share60plus");
    loader.checked(
        share.path("percent").asDouble() >= 60
            && share.path("qualifier").asText().equals("AT_LEAST")
            && known.at("/figures/aged80plus/value").asInt() >= AGED_80_PLUS,
        "60 岁以上 ≥ " + share.path("percent").asText() + " %，80 岁以上 ≥ 300",
        "aged 60+: ≥ " + share.path("percent").asText() + " %, aged 80+: ≥ 300",
        path + "/demographics");
  }

  private static void lists(Loader loader, String community) {
    String day =
        loader.create(
            "desk",
            "/api/v1/need-lists",
            "day",
            Map.of("community", community, "level", "DAILY", "period", DAY));
    for (Wish wish : COLLECTED) {
      String need =
          loader.create(
              "volunteer-1",
              "/api/v1/needs",
              "need-" + wish.category(),
              Map.of(
                  "community",
                  community,
                  "category",
                  wish.category(),
                  "text",
                  wish.text(),
                  "authorName",
                  "居民甲",
                  "authorPhone",
                  "+86 100 0000 0003"));
      String path = "/api/v1/needs/" + need;
      loader.command(
          "grid", path + "/verify", "verify-" + wish.category(), Map.of("urgency", "GENERAL"));
      loader.command("desk", path + "/list", "list-" + wish.category(), Map.of("list", day));
    }
    loader.command("desk", "/api/v1/need-lists/" + day + "/close", "day-close", Map.of());
    String week = "/api/v1/need-lists?community=" + community + "&period=" + WEEK;
    int rolledUp = loader.get("desk", week).at("/items/0/needs").size();
    loader.checked(
        rolledUp == COLLECTED.size(),
        "日收集 " + rolledUp + " 件汇入第 2 周",
        rolledUp + " needs of a day have come to its week",
        week);
    String month = "/api/v1/need-lists?community=" + community + "&period=" + MONTH;
    String id = loader.get("desk", month).at("/items/0/id").asText();
    loader.refused(
        "desk",
        "/api/v1/need-lists/" + id + "/close",
        Map.of(),
        409,
        "CHILD_LIST_OPEN",
        "周清单未关闭，月清单不能关闭",
        "the month's list cannot close while the week's is open");
  }
}
