package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** 需求清单 + 资源清单 → 项目清单 (S3:11) in the estate 盛世盘龙. */
final class PilotsNeeds {

  private final Loader loader;
  private final String estate;
  private final String list;

  PilotsNeeds(Loader loader, String estate) {
    this.loader = loader;
    this.estate = estate;
    loader.person("grid", "盛世盘龙网格员", "GRD@community:" + estate);
    this.list =
        loader.create(
            "desk",
            "/api/v1/need-lists",
            "list",
            Map.of("community", estate, "level", "MONTHLY", "period", "2026-01"));
  }

  /** The id of a need on the need list. */
  String listed(String key, String text) {
    String need =
        loader.create(
            "grid",
            "/api/v1/needs",
            "need-" + key,
            Map.of(
                "community",
                estate,
                "category",
                "CLEAN_HOME",
                "text",
                text,
                "authorName",
                "盛世盘龙居民甲",
                "authorPhone",
                "+86 100 0000 0003"));
    String path = "/api/v1/needs/" + need;
    loader.command("desk", path + "/verify", "verify-" + key, Map.of("urgency", "GENERAL"));
    loader.command("desk", path + "/list", "list-" + key, Map.of("list", list));
    return need;
  }

  /** 五点半课堂 (S3:11): two needs and two resources in one line of the project list. */
  void project() {
    List<String> needs =
        List.of(listed("class-1", "放学后希望有地方写作业。"), listed("class-2", "希望放学后有人辅导。"));
    List<String> resources =
        List.of(resource("room", "VENUE", "业主活动室", 2), resource("team", "TEAM", "青年辅导队", 1));
    String path =
        "/api/v1/projects/"
            + loader.create(
                "desk",
                "/api/v1/projects/draft-from-lists",
                "project",
                Map.of(
                    "community",
                    estate,
                    "title",
                    "五点半课堂",
                    "needs",
                    needs,
                    "resources",
                    resources.stream().map(r -> Map.of("resource", r)).toList(),
                    "from",
                    "2026-03-01",
                    "until",
                    "2026-12-31"));
    loader.command("desk", path + "/approve", "project-approve", Map.of());
    loader.command("desk", path + "/start", "project-start", Map.of());
    JsonNode project = loader.get("desk", path);
    int cited = project.path("needs").size();
    int used = project.path("resources").size();
    loader.checked(
        cited >= 1 && used >= 1,
        "项目清单：五点半课堂，引用 " + cited + " 项需求、" + used + " 项资源",
        "the project list: 五点半课堂, from " + cited + " needs and " + used + " resources",
        path);
    loader.refused(
        "desk",
        "/api/v1/projects/draft-from-lists",
        Map.of(
            "community",
            estate,
            "title",
            "无资源的项目",
            "needs",
            needs,
            "resources",
            List.of(),
            "from",
            "2026-03-01",
            "until",
            "2026-12-31"),
        422,
        "RESOURCE_REQUIRED",
        "项目必须引用资源",
        "a project cites at least one resource");
  }

  private String resource(String key, String kind, String name, int capacity) {
    return Resources.published(loader, key, estate, kind, name, "团建联盟", capacity);
  }
}
