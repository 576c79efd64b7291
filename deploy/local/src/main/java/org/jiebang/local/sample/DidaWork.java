package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the secretary's assistants of 地大社区 did (S4:15, S4:21), and who wrote about it (S4:9). */
final class DidaWork {

  /** S4:15: 社保、医保、退休证年审、低保申请、老年证. */
  private static final List<String> DESK =
      List.of(
          "SOCIAL_INSURANCE",
          "MEDICAL_INSURANCE",
          "PENSION_REVIEW",
          "LOW_INCOME_AID",
          "SENIOR_CARD");

  private final Loader loader;
  private final String community;

  DidaWork(Loader loader, String community) {
    this.loader = loader;
    this.community = community;
  }

  void load() {
    String last = "";
    for (String item : DESK) {
      last = served(item);
    }
    String path = "/api/v1/needs/counts?community=" + community + "&by=category";
    JsonNode counts = loader.get("desk", path);
    int kinds = counts.path("groups").size();
    loader.checked(
        kinds == DESK.size() && counts.path("resolved").asInt() == DESK.size(),
        "服务窗口事项 " + kinds + " 类，均已办结",
        kinds + " kinds of service-desk items, all done",
        path);
    report(last);
    media();
  }

  private String served(String item) {
    String key = item.toLowerCase(Locale.ROOT).replace('_', '-');
    String need =
        loader.create(
            "collector",
            "/api/v1/needs",
            "need-" + key,
            Map.of(
                "community",
                community,
                "category",
                item,
                "text",
                "请协助办理。",
                "authorName",
                "地大居民甲",
                "authorPhone",
                "+86 100 0000 0003"));
    String path = "/api/v1/needs/" + need;
    loader.command("desk", path + "/verify", "verify-" + key, Map.of("urgency", "GENERAL"));
    loader.command(
        "desk",
        path + "/resolve-directly",
        "resolve-" + key,
        Map.of("kind", "DESK_SERVICE", "evidence", "窗口已办结。"));
    return need;
  }

  /** S4:21: 荆州、襄阳、十堰; the suggestion is taken up by a need. */
  private void report(String need) {
    String path =
        "/api/v1/research-reports/"
            + loader.create(
                "collector",
                "/api/v1/research-reports",
                "report",
                Map.of(
                    "community",
                    community,
                    "content",
                    Map.of(
                        "title",
                        "基层党建与新时代社区服务现状调研报告",
                        "places",
                        List.of("荆州", "襄阳", "十堰"),
                        "findings",
                        "各地以网格为单位开展服务，书记助理承担窗口与入户工作。",
                        "suggestions",
                        List.of("服务窗口简化办理流程。", "网格信息定期核查。"))));
    loader.command("collector", path + "/submit", "report-submit", Map.of());
    loader.command("desk", path + "/publish", "report-publish", Map.of());
    loader.command(
        "desk",
        path + "/suggestions/1/take-up",
        "report-take-up",
        Map.of("kind", "NEED", "target", need));
    JsonNode report = loader.get("desk", path);
    int places = report.at("/content/places").size();
    loader.checked(
        report.path("state").asText().equals("PUBLISHED")
            && places == 3
            && report.path("uptakes").size() == 1,
        "调研报告：" + places + " 地，2 条建议，采纳 1 条",
        "a research report on " + places + " cities, 2 suggestions, 1 taken up",
        path);
  }

  private void media() {
    List<String> outlets = List.of("湖北卫视", "长江日报");
    for (int i = 0; i < outlets.size(); i++) {
      Media.record(
          loader,
          community,
          "media-" + i,
          "MEDIA_ITEM",
          "地大社区志愿服务实践育人基地",
          outlets.get(i),
          LocalDate.of(2018, 11, 1 + i));
    }
    String path = "/api/v1/publicity-records?community=" + community + "&kind=MEDIA_ITEM";
    int records = loader.get("desk", path).path("items").size();
    loader.checked(
        records == outlets.size(), "媒体宣传 " + records + " 条", records + " media records", path);
  }
}
