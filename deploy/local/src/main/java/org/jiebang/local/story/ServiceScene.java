package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Steps 6 and 7: 落实, panel, sign-ups, check-ins, records, confirmation, points earned. */
public final class ServiceScene {

  public static final List<String> SERVED = List.of("volunteer-1", "volunteer-2", "volunteer-3");
  private static final List<String> PANEL = List.of("panel-1", "panel-2", "panel-3");

  private final Stage stage;
  private final String community;

  public ServiceScene(Stage stage) {
    this.stage = stage;
    this.community = stage.cast.player("desk").scope("COM");
  }

  /**
   * What the service left behind.
   *
   * @param acceptance of the task
   */
  public record Served(String task, String session, String acceptance) {}

  public Served play(String task) {
    Instant startsAt = stage.now().plus(Duration.ofHours(20));
    String session = plan(task, startsAt);
    String acceptance = panel(task);
    serve(session, startsAt);
    confirm(session);
    return new Served(task, session, acceptance);
  }

  public String plan(String task, Instant startsAt) {
    stage.step(
        "高校应承,院系落实;成立评议团;志愿者报名、签到、签退",
        "A department plans a session; panel of three; volunteers sign up, check in and out");
    stage.post("uni-1", "/api/v1/tasks/" + task + "/commit", Map.of());
    Answer planned =
        stage.post(
            "uni-1",
            "/api/v1/tasks/" + task + "/plan",
            Map.of(
                "department", stage.cast.player("dep-1").scope("DEP"),
                "sessions",
                    List.of(
                        Map.of(
                            "startsAt",
                            startsAt.toString(),
                            "endsAt",
                            startsAt.plus(Duration.ofHours(2)).toString(),
                            "place",
                            "五环社区青年之家",
                            "capacity",
                            4))));
    String session = planned.text("/execution/sessions/0/session");
    stage.post("dep-1", "/api/v1/sessions/" + session + "/open", Map.of("waitlistPlaces", 2));
    for (String volunteer : SERVED) {
      stage.post(volunteer, "/api/v1/sessions/" + session + "/sign-ups", Map.of());
    }
    stage.line(
        "场次 " + session + " · 报名 " + SERVED.size() + " 人",
        "session " + session + " · " + SERVED.size() + " signed up");
    return session;
  }

  public String panel(String task) {
    List<String> members =
        PANEL.stream().map(account -> stage.cast.player(account).person()).toList();
    Answer formed =
        stage.post(
            "desk", "/api/v1/acceptances", Map.of("task", task, "members", members, "quorum", 2));
    stage.line("评议团 3 人 · " + formed.text("state"), "review panel of 3 · " + formed.text("state"));
    return formed.id();
  }

  public void serve(String session, Instant startsAt) {
    String path = "/api/v1/sessions/" + session;
    stage.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
    for (String volunteer : SERVED) {
      stage.post(volunteer, path + "/check-ins", Map.of("code", code(path)));
    }
    stage.advanceTo(startsAt.plus(Duration.ofMinutes(118)));
    for (String volunteer : SERVED) {
      stage.post(volunteer, path + "/check-outs", Map.of("code", code(path)));
    }
    stage.advanceTo(startsAt.plus(Duration.ofHours(2)));
    stage.until("dep-1", path, body -> !"RUNNING".equals(body.path("state").asText()));
    Answer recorded = stage.post("dep-1", path + "/record", Map.of());
    for (JsonNode participation : recorded.body().path("participations")) {
      if (participation.hasNonNull("record")) {
        stage.line(
            "服务端计时 " + participation.at("/record/minutes").asInt() + " 分钟",
            "minutes by the server: " + participation.at("/record/minutes").asInt());
      }
    }
  }

  /** The short-lived code that the department shows at the place. */
  private String code(String path) {
    return stage.get("dep-1", path + "/code").path("code").asText();
  }

  public void confirm(String session) {
    stage.step("院系确认时长,积分入账(待生效)", "The department confirms; each record earns points, pending");
    for (String volunteer : SERVED) {
      String person = stage.cast.player(volunteer).person();
      stage.post(
          "dep-1",
          "/api/v1/sessions/" + session + "/participations/" + person + "/confirm",
          Map.of());
    }
    for (String volunteer : SERVED) {
      JsonNode account =
          stage.until(
              volunteer,
              "/api/v1/accounts/mine?community=" + community,
              body -> body.path("pending").asLong() > 0);
      stage.line(
          volunteer + " 待生效积分 " + account.path("pending").asLong(),
          volunteer + ": " + account.path("pending").asLong() + " points pending");
    }
    explain();
  }

  private void explain() {
    String account =
        stage
            .get(SERVED.getFirst(), "/api/v1/accounts/mine?community=" + community)
            .path("id")
            .asText();
    JsonNode entries =
        stage.until(
            SERVED.getFirst(),
            "/api/v1/accounts/" + account + "/entries",
            page -> !page.path("items").isEmpty());
    String entry = entries.at("/items/0/id").asText();
    JsonNode why = stage.get(SERVED.getFirst(), "/api/v1/entries/" + entry + "/explanation");
    stage.line(
        "分录 " + entry + ":" + why.path("ruleLine").asText(),
        "entry " + entry + ": " + why.path("ruleLine").asText());
  }
}
