package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Steps 8 to 10: delivery, acceptance, the need resolved, points active, a good redeemed, the whole
 * story.
 */
public final class ResultScene {

  private final Stage stage;
  private final String community;

  public ResultScene(Stage stage) {
    this.stage = stage;
    this.community = stage.cast.player("desk").scope("COM");
  }

  public void play(String need, ServiceScene.Served served) {
    accept(need, served);
    redeem();
    tell(need, served);
  }

  public void accept(String need, ServiceScene.Served served) {
    stage.step(
        "交付,评议团验收,需求办结,积分生效",
        "Delivered, accepted by the panel; the need is resolved, the points become active");
    stage.post(
        "dep-1",
        "/api/v1/tasks/" + served.task() + "/deliver",
        Map.of("report", "开展托管一次,服务儿童 12 名。", "proof", List.of("签到表", "现场照片 3 张")));
    String path = "/api/v1/acceptances/" + served.acceptance();
    for (String panel : List.of("panel-1", "panel-2")) {
      for (String criterion : List.of("PLAN", "TEAM")) {
        stage.post(panel, path + "/review", Map.of("criterion", criterion, "verdict", "PASS"));
      }
    }
    Answer decided = stage.post("panel-1", path + "/decide", Map.of()); // the chair
    stage.line(
        "验收决定 " + decided.text("/outcome/result"), "decided: " + decided.text("/outcome/result"));
    stage.advance(Duration.ofDays(6)); // nobody contests
    JsonNode end = stage.until("desk", path, body -> "FINAL".equals(body.path("state").asText()));
    stage.line(
        "验收 " + end.at("/outcome/result").asText(),
        "acceptance " + end.at("/outcome/result").asText());
    stage.until(
        "resident",
        "/api/v1/needs/" + need,
        body -> "RESOLVED".equals(body.path("state").asText()));
    stage.post(
        "resident",
        "/api/v1/needs/" + need + "/confirm-result",
        Map.of("satisfied", true, "text", "孩子很喜欢,谢谢。"));
    stage.post(
        "resident",
        "/api/v1/evaluations/" + end.path("evaluation").asText() + "/submissions",
        Map.of("kind", "BENEFICIARY", "score", 5, "text", "志愿者很有耐心。"));
    stage.line("需求 RESOLVED,居民确认并评 5 分", "need RESOLVED, the resident confirms and rates 5 of 5");
    for (String volunteer : ServiceScene.SERVED) {
      stage.until(
          volunteer,
          "/api/v1/accounts/mine?community=" + community,
          body -> body.path("available").asLong() > 0);
    }
    stage.line("积分已生效", "points active");
  }

  public void redeem() {
    stage.step("志愿者兑换物资:冻结、取货码、领取", "A volunteer redeems a good: hold, pick-up code, fulfilled");
    String volunteer = ServiceScene.SERVED.getFirst();
    String account =
        stage.get(volunteer, "/api/v1/accounts/mine?community=" + community).path("id").asText();
    JsonNode rewards =
        stage.get(
            volunteer,
            "/api/v1/rewards?community=" + community + "&state=PUBLISHED&available=true");
    JsonNode reward = rewards.at("/items/0");
    Answer redemption =
        stage.post(
            volunteer,
            "/api/v1/redemptions",
            Map.of("account", account, "reward", reward.path("id").asText()));
    String path = "/api/v1/redemptions/" + redemption.id();
    String code = stage.get(volunteer, path).path("code").asText();
    Map<String, String> pickUp = Map.of("code", code, "pickupPoint", "社区服务站");
    Answer fulfilled = stage.post("shop", path + "/pick-up", pickUp);
    stage.refused("shop", path + "/pick-up", pickUp, 409, "CODE_ALREADY_USED");
    stage.line(
        reward.at("/offer/name").asText()
            + " · "
            + fulfilled.text("state")
            + " · 同一取货码再用:CODE_ALREADY_USED",
        reward.at("/offer/name").asText()
            + " · "
            + fulfilled.text("state")
            + " · the same code again: CODE_ALREADY_USED");
  }

  public void tell(String need, ServiceScene.Served served) {
    stage.step("从头到尾一条线:来自三个服务", "The whole chain in order, from three services");
    JsonNode story =
        stage.get(
            "desk", "/api/v1/stories/" + need + "?lang=" + (stage.lang() == Lang.ZH ? "zh" : "en"));
    for (JsonNode line : story.path("lines")) {
      stage.line(told(line), told(line));
    }
    for (String aggregate :
        List.of(
            "needs/" + need,
            "tasks/" + served.task(),
            "sessions/" + served.session(),
            "acceptances/" + served.acceptance())) {
      stage.get("desk", "/api/v1/" + aggregate + "/events");
      stage.get("desk", "/api/v1/" + aggregate + "?asOf=1");
    }
  }

  private static String told(JsonNode line) {
    return String.format(
        "%s  %-8s %-4s %s",
        line.path("at").asText(),
        line.path("service").asText(),
        line.path("role").asText(),
        line.path("summary").asText());
  }
}
