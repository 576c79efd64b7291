package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;

/** Steps 1 to 3: a wish becomes a verified need on a closed monthly list. */
public final class DemandScene {

  private static final int MOST_MONTHS = 600; // each telling closes one month's list

  private final Stage stage;
  private final String community;

  public DemandScene(Stage stage) {
    this.stage = stage;
    this.community = stage.cast.player("desk").scope("COM");
  }

  /** The id of a need that was planned without the council, as most are. */
  public String play() {
    String need = listed();
    plan(need);
    return need;
  }

  /** The id of a need on a monthly list. */
  String listed() {
    String need = submit();
    verify(need);
    list(need);
    return need;
  }

  void plan(String need) {
    Answer planned = stage.post("desk", "/api/v1/needs/" + need + "/plan", Map.of());
    stage.line("需求 " + planned.text("state"), "need " + planned.text("state"));
  }

  private String submit() {
    stage.step("居民提交需求:放学后孩子没人看管(子女托管)", "A resident submits a need: after-school care (子女托管)");
    JsonNode estates = stage.get("resident", "/api/v1/communities/" + community).path("estates");
    Answer need =
        stage.post(
            "resident",
            "/api/v1/needs",
            Map.of(
                "community", community,
                "estate", estates.path(0).path("id").asText(),
                "category", "CHILD_CARE",
                "text", "双职工家庭,孩子四点半放学后到六点没有人看管。",
                "riskStatement", "未成年人,接送途中需成人陪同。",
                "authorName", "居民甲",
                "authorPhone", "+86 100 0000 0003"));
    stage.line(
        "需求 " + need.id() + " · " + need.text("state"),
        "need " + need.id() + " · " + need.text("state"));
    return need.id();
  }

  private void verify(String need) {
    stage.step("网格员核实,紧急程度决定办理期限", "The grid worker verifies it: urgency sets the due time");
    Answer verified =
        stage.post(
            "grid",
            "/api/v1/needs/" + need + "/verify",
            Map.of("urgency", "GENERAL", "grid", "1", "microGrid", "1-3"));
    stage.line("办理期限 " + verified.text("dueAt"), "due " + verified.text("dueAt"));
  }

  private void list(String need) {
    stage.step("社区列入月清单,关闭清单", "The desk lists it and closes the monthly list");
    String list = openMonth();
    stage.post("desk", "/api/v1/needs/" + need + "/list", Map.of("list", list));
    Answer closed = stage.post("desk", "/api/v1/need-lists/" + list + "/close", Map.of());
    stage.line(
        "月清单 " + closed.text("period") + " 已冻结,校验值 " + shortened(closed.text("hash")),
        "list " + closed.text("period") + " frozen, hash " + shortened(closed.text("hash")));
  }

  /** One list a month: the first month that has none yet. */
  private String openMonth() {
    YearMonth month = YearMonth.from(stage.now().atZone(ZoneId.of("Asia/Shanghai")));
    for (int i = 0; i < MOST_MONTHS; i++) {
      Answer answer =
          stage.api.post(
              "/api/v1/need-lists",
              stage.cast.token("desk"),
              Map.of(
                  "community",
                  community,
                  "level",
                  "MONTHLY",
                  "period",
                  month.plusMonths(i).toString()));
      if (!answer.is(409, "LIST_EXISTS")) {
        return answer.expect(201).id();
      }
    }
    throw new StoryFailed("no month left without a list");
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length())) + "…";
  }
}
