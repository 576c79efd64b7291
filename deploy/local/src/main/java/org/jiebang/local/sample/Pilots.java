package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Three pilots of three kinds (seed S3): 里布嘎社区, the estate 盛世盘龙, the office building 龙成国际. The
 * estate has a youth council of owners of at most 45 years ({@link PilotsCouncil}), a think-tank of
 * four fields, a project made from its lists, and a monthly conference ({@link PilotsAlliance}).
 */
public final class Pilots implements Sample {

  /** S3:9: public utilities, construction, legal, finance and audit; and what each proposes. */
  private static final Map<String, List<String>> TASKS =
      Map.of(
          "PUBLIC_UTILITIES", List.of("摸清二次供水设备状况", "提出充电桩布点方案"),
          "CONSTRUCTION", List.of("查勘外墙渗漏", "编制电梯更新预算"),
          "LEGAL", List.of("修订业主公约", "梳理物业合同条款"),
          "FINANCE_AND_AUDIT", List.of("审阅维修资金账目", "公示公共收益"));

  private static final List<String> KINDS = List.of("COMMUNITY", "ESTATE", "OFFICE_BUILDING");

  @Override
  public String name() {
    return "pilots";
  }

  @Override
  public void load(Loader loader) {
    String community = loader.community("libuga", "里布嘎社区", "COMMUNITY");
    String estate = loader.community("shengshi", "盛世盘龙", "ESTATE");
    String building = loader.community("longcheng", "龙成国际", "OFFICE_BUILDING");
    loader.person(
        "desk",
        "试点社区",
        "COM@community:" + community,
        "COM@community:" + estate,
        "COM@community:" + building);
    kinds(loader, List.of(community, estate, building));
    var list = new PilotsNeeds(loader, estate);
    new PilotsCouncil(loader, estate).load(list.listed("council", "希望增设乒乓球桌。"));
    thinkTanks(loader, estate);
    list.project();
    new PilotsAlliance(loader, estate).load();
  }

  private static void kinds(Loader loader, List<String> pilots) {
    var kinds = new ArrayList<String>();
    for (String pilot : pilots) {
      kinds.add(loader.get("desk", "/api/v1/communities/" + pilot).path("kind").asText());
    }
    loader.checked(
        kinds.equals(KINDS),
        "三种试点：社区、小区、楼宇",
        "three kinds of pilots: community, estate, office building",
        "/api/v1/communities/" + pilots.getFirst());
  }

  private static void thinkTanks(Loader loader, String estate) {
    for (String field : TASKS.keySet().stream().sorted().toList()) {
      String key = field.toLowerCase(Locale.ROOT).replace('_', '-');
      String tank =
          loader.create(
              "desk",
              "/api/v1/bodies",
              "think-tank-" + key,
              Map.of("place", estate, "kind", "THINK_TANK", "field", field, "name", "青年业委会智囊团"));
      String expert = loader.person("expert-" + key, "智囊团成员", "RES@community:" + estate);
      tasks(loader, "/api/v1/bodies/" + tank, key, expert, TASKS.getOrDefault(field, List.of()));
    }
    String path = "/api/v1/bodies?community=" + estate + "&kind=THINK_TANK";
    int tasks = 0;
    JsonNode tanks = loader.get("desk", path).path("items");
    for (JsonNode tank : tanks) {
      tasks += tank.path("tasks").size();
    }
    loader.checked(
        tanks.size() == 4 && tasks == 8,
        "智囊团 " + tanks.size() + " 个领域，任务清单 " + tasks + " 项",
        "a think-tank of " + tanks.size() + " fields, " + tasks + " tasks on its lists",
        path);
  }

  private static void tasks(
      Loader loader, String tank, String key, String expert, List<String> titles) {
    loader.command(
        "desk",
        tank + "/appoint-member",
        "expert-" + key,
        Map.of("person", expert, "from", "2026-01-01"));
    var ids = new ArrayList<String>();
    for (String title : titles) {
      JsonNode list =
          loader
              .command(
                  "desk",
                  tank + "/add-task",
                  "task-" + key + "-" + ids.size(),
                  Map.of("title", title, "owner", expert, "due", "2026-12-31"))
              .body()
              .path("tasks");
      ids.add(list.path(list.size() - 1).path("id").asText());
    }
    loader.command(
        "desk",
        tank + "/finish-task",
        "task-done-" + key,
        Map.of("task", ids.getFirst(), "outcome", "已提交建议。"));
  }
}
