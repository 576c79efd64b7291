package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Step 4: the youth council (青年议事会) discusses a need from problem to method, and votes. */
final class CouncilScene {

  private static final String ITEMS = "/api/v1/agenda-items/";
  private static final String CHAIR = "council-1";
  private static final List<String> MEMBERS = List.of(CHAIR, "council-2", "council-3");

  private final Stage stage;
  private final String community;

  CouncilScene(Stage stage) {
    this.stage = stage;
    this.community = stage.cast.player("desk").scope("COM");
  }

  /** The id of the item that was adopted. */
  String play(String need) {
    stage.step(
        "青年议事会：问题共谋、思路共谋、办法共谋，表决通过",
        "The youth council discusses it: problem, idea, method; and votes");
    JsonNode councils =
        stage.get("desk", "/api/v1/bodies?kind=COUNCIL&community=" + community).path("items");
    String council = councils.path(0).path("id").asText();
    String item =
        stage
            .post(
                "desk",
                "/api/v1/agenda-items",
                Map.of("body", council, "title", "放学后托管", "needs", List.of(need)))
            .id();
    String meeting = convene(council, item);
    discuss(item);
    vote(item);
    String minutes = "/api/v1/meetings/" + meeting;
    stage.post(CHAIR, minutes + "/close", Map.of("minutes", "三位委员到会，一致通过。"));
    stage.post(CHAIR, minutes + "/publish-minutes", Map.of("text", "通过放学后托管。"));
    return item;
  }

  private String convene(String council, String item) {
    String meeting =
        stage
            .post(
                "desk",
                "/api/v1/meetings",
                Map.of(
                    "body",
                    council,
                    "startsAt",
                    stage.now().toString(),
                    "minutes",
                    60,
                    "place",
                    "五环社区青年之家"))
            .id();
    stage.post(CHAIR, ITEMS + item + "/schedule", Map.of("meeting", meeting, "minutes", 30));
    String path = "/api/v1/meetings/" + meeting;
    String code = stage.post(CHAIR, path + "/convene", Map.of()).text("doorCode");
    MEMBERS.forEach(member -> stage.post(member, path + "/check-ins", Map.of("code", code)));
    return meeting;
  }

  private void discuss(String item) {
    stage.post(CHAIR, ITEMS + item + "/open-discussion", Map.of());
    stage.post("council-2", ITEMS + item + "/contributions", Map.of("text", "放学到下班之间没有人看管。"));
    for (String next : List.of("IDEA", "METHOD")) {
      stage.post(CHAIR, ITEMS + item + "/move-on", Map.of("stage", next));
    }
    stage.post("council-3", ITEMS + item + "/contributions", Map.of("text", "请高校志愿者每周来三次。"));
  }

  private void vote(String item) {
    stage.post(
        CHAIR,
        ITEMS + item + "/open-vote",
        Map.of("method", "YES_NO", "changes", false, "secret", false, "minutes", 60));
    for (String member : MEMBERS) {
      String answer = member.equals("council-3") ? "NO" : "YES";
      stage.post(member, ITEMS + item + "/votes", Map.of("answer", answer));
    }
    Answer decided = stage.post(CHAIR, ITEMS + item + "/close-vote", Map.of());
    JsonNode counts = decided.body().at("/vote/result/counts");
    String result = counts.path("YES").asInt() + " : " + counts.path("NO").asInt();
    stage.line(
        "议题 " + decided.text("state") + " · " + result,
        "item " + decided.text("state") + " · " + result);
  }

  /** What was decided is now a task; the item is accounted for when it has ended. */
  void handOver(String item, String task) {
    stage.post("desk", ITEMS + item + "/assign", Map.of("tasks", List.of(task)));
  }

  /** The task has ended: the council's account is closed. */
  void account(String item) {
    JsonNode last =
        stage.until("desk", ITEMS + item, i -> i.path("state").asText().equals("ACCOUNTED"));
    String state = last.path("state").asText();
    stage.line("议题 " + state, "the council's item " + state);
  }
}
