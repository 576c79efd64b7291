package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Steps 4 and 5: 发榜, 揭榜 with sealed bids, opening, scores, award. */
public final class BoardScene {

  private final Stage stage;
  private final String community;

  public BoardScene(Stage stage) {
    this.stage = stage;
    this.community = stage.cast.player("desk").scope("COM");
  }

  /** The awarded task's id; uni-1 holds the award. */
  public String play(String need) {
    Instant closesAt = stage.now().plus(Duration.ofHours(24));
    String task = post(need, closesAt);
    claim(task);
    award(task, closesAt);
    return task;
  }

  private String post(String need, Instant closesAt) {
    stage.step("社区发榜:评分标准、截止时间、积分公开", "The desk posts the task: criteria, closing time, points");
    Answer drafted =
        stage.post(
            "desk",
            "/api/v1/tasks",
            Map.of(
                "community",
                community,
                "need",
                need,
                "category",
                "CHILD_CARE",
                "sheet",
                Map.of(
                    "title", "“七彩”托管班",
                    "description", "放学后托管:作业辅导与兴趣课,每次两小时。",
                    "place", "五环社区青年之家",
                    "riskStatement", "未成年人在场,须两名以上志愿者。",
                    "insurance", "团区委统一购买意外伤害综合保险",
                    "sessionsWanted", 1,
                    "minimum", 2)));
    String task = drafted.id();
    Answer posted =
        stage.post(
            "desk",
            "/api/v1/tasks/" + task + "/post",
            Map.of(
                "mode",
                "COMPETITIVE",
                "criteria",
                List.of(
                    Map.of("code", "PLAN", "title", "方案", "weight", 60),
                    Map.of("code", "TEAM", "title", "队伍", "weight", 40)),
                "closesAt",
                closesAt.toString(),
                "points",
                20,
                "capacity",
                4));
    stage.line(
        "榜单 " + task + " · " + posted.text("state") + " · 截止 " + closesAt,
        "task " + task + " · " + posted.text("state") + " · closes " + closesAt);
    return task;
  }

  private void claim(String task) {
    stage.step(
        "两所签约高校揭榜(密封),未签约的被拒绝;截止后开标、评分、定榜",
        "Two universities claim with sealed bids, one without agreement is refused; opened, scored, awarded");
    String claims = "/api/v1/tasks/" + task + "/claims";
    stage.post("uni-1", claims, Map.of("bid", "学前教育专业 12 人轮班,教师带队,课程表见附件。"));
    stage.post("uni-2", claims, Map.of("bid", "志愿服务队 8 人,每周三次,含美术与体育。"));
    stage.refused("uni-10", claims, Map.of("bid", "我们也想参加。"), 409, "AGREEMENT_NOT_ACTIVE");
    stage.line("尚未签约的高校:AGREEMENT_NOT_ACTIVE", "without an agreement: AGREEMENT_NOT_ACTIVE");
  }

  private void award(String task, Instant closesAt) {
    stage.advanceTo(closesAt);
    String path = "/api/v1/tasks/" + task;
    JsonNode opened =
        stage.until("desk", path, body -> body.path("claims").path(0).hasNonNull("bid"));
    String first = claimOf(opened, "uni-1");
    String second = claimOf(opened, "uni-2");
    for (String panel : List.of("panel-1", "panel-2")) {
      score(panel, path, first, 9, 8);
      score(panel, path, second, 7, 8);
    }
    Answer awarded =
        stage.post(
            "desk",
            path + "/claims/" + first + "/award",
            Map.of(
                "reasons", List.of("方案更细,专业对口"),
                "rejections", List.of(Map.of("claim", second, "reason", "每周次数不足"))));
    stage.line(
        "定榜:" + SampleCommunity.UNIVERSITIES.getFirst() + " · " + awarded.text("state"),
        "awarded: " + SampleCommunity.UNIVERSITIES.getFirst() + " · " + awarded.text("state"));
  }

  private void score(String panel, String path, String claim, int plan, int team) {
    String score = path + "/claims/" + claim + "/score";
    stage.post(panel, score, Map.of("criterion", "PLAN", "score", plan));
    stage.post(panel, score, Map.of("criterion", "TEAM", "score", team));
  }

  private String claimOf(JsonNode task, String account) {
    String organisation = stage.cast.player(account).scope("UNI");
    for (JsonNode claim : task.path("claims")) {
      if (organisation.equals(claim.path("organisation").asText())) {
        return claim.path("id").asText();
      }
    }
    throw new StoryFailed("no claim of " + account + " in " + task);
  }
}
