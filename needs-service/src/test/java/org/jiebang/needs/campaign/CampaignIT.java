package org.jiebang.needs.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.DoorToDoor;
import org.jiebang.needs.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Household visits and night checks over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class CampaignIT extends DoorToDoor {

  private static final String CAMPAIGNS = "/api/v1/campaigns";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private LocalDate today = LocalDate.EPOCH;
  private UUID campaign = new UUID(0, 0);
  private final UUID volunteer = UUID.randomUUID();

  @BeforeEach
  void aPlace() throws Exception {
    aCommunity("育才街社区");
    today = clock.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private void running(String kind, String weekday) throws Exception {
    campaign =
        post(
                desk,
                CAMPAIGNS,
                """
                {"community":"%s","kind":"%s","purpose":"GAS_AND_CHARGING",
                 "title":"燃气与飞线充电排查","from":"%s","until":"%s",%s
                 "buildings":[{"building":"1幢","households":6},{"building":"2幢","households":4},
                              {"building":"3幢","households":5}],
                 "visitors":["%s"]}
                """
                    .formatted(
                        community, kind, today.minusDays(7), today.plusDays(7), weekday, volunteer))
            .id();
    done(act(desk, "start", "{}"));
  }

  private Answer act(String token, String what, String body) throws Exception {
    return post(token, CAMPAIGNS + "/" + campaign + "/" + what, body);
  }

  private static String visit(String building, String door, String outcome, String findings) {
    return "{\"building\":\"%s\",\"door\":\"%s\",\"outcome\":\"%s\",\"findings\":[%s]}"
        .formatted(building, door, outcome, findings);
  }

  private String asNeed(String kind) {
    return """
        {"kind":"%s","note":"楼道拉线充电","fixed":false,
         "submit":{"community":"%s","category":"CLEAN_HOME","text":"楼道里拉线给电动车充电",
                   "authorName":"王芳","authorPhone":"13800000000"}}
        """
        .formatted(kind, community);
  }

  @Test
  @Tag("N-19")
  @Tag("M-31")
  void coverage_is_told_by_building_and_without_names() throws Exception {
    running("HOUSEHOLD_VISIT", "");
    String visitor = person(volunteer, "VOL");
    for (int n = 1; n <= 3; n++) {
      done(act(visitor, "visit", visit("1幢", "10" + n, "NOTHING_FOUND", "")));
    }
    done(act(visitor, "visit", visit("1幢", "104", "NOBODY_IN", "")));
    done(act(grid, "visit", visit("1幢", "104", "REFUSED", "")));
    done(act(visitor, "visit", visit("2幢", "101", "NOBODY_IN", "")));
    String fixed = "{\"kind\":\"GAS_HAZARD\",\"note\":\"软管老化,已更换\",\"fixed\":true}";
    Answer last = act(visitor, "visit", visit("1幢", "105", "FINDING", fixed));
    JsonNode seen = done(get(desk, CAMPAIGNS + "/" + campaign, last));
    assertThat(seen.get("households").asInt()).isEqualTo(15);
    assertThat(seen.get("visited").asInt()).isEqualTo(6);
    assertThat(seen.get("met").asInt()).isEqualTo(5);
    assertThat(seen.get("visits").asInt()).isEqualTo(7);
    assertThat(seen.get("findings").toString()).isEqualTo("{\"GAS_HAZARD\":1}");
    assertThat(seen.get("answers").toString()).isEqualTo("{\"FIXED\":1}");
    assertThat(seen.get("nobodyMet").toString()).isEqualTo("[\"2幢\",\"3幢\"]");
    assertThat(seen.at("/buildings/0/visited").asInt()).isEqualTo(5);
    assertThat(seen.toString()).doesNotContain("\"104\"");

    JsonNode forResidents = done(get(resident, CAMPAIGNS + "/" + campaign, last));
    assertThat(forResidents.get("visited").asInt()).isEqualTo(6);
    assertThat(forResidents.has("buildings")).isFalse();
    refused(
        403,
        "ROLE_NOT_ALLOWED",
        get(resident, CAMPAIGNS + "/" + campaign + "/doors?building=1%E5%B9%A2", null));
    JsonNode doors =
        done(get(visitor, CAMPAIGNS + "/" + campaign + "/doors?building=1%E5%B9%A2", null))
            .get("items");
    assertThat(doors).hasSize(5);
    assertThat(doors.get(3).get("visits").asInt()).isEqualTo(2);
    String all = CAMPAIGNS + "/" + campaign + "/doors?building=1%E5%B9%A2";
    assertThat(Sheets.of(base, visitor, all))
        .hasSize(1 + 5)
        .startsWith("door,visits,outcome,kinds");
    refused(
        403, "ROLE_NOT_ALLOWED", act(person("VOL"), "visit", visit("1幢", "106", "NOBODY_IN", "")));

    Answer closed = act(desk, "close", "{}");
    assertThat(done(closed).get("nobodyMet").toString()).isEqualTo("[\"2幢\",\"3幢\"]");
    JsonNode list =
        done(
            get(
                resident,
                CAMPAIGNS + "?community=" + community + "&purpose=GAS_AND_CHARGING&state=CLOSED",
                closed));
    assertThat(list.at("/items/0/id").asText()).isEqualTo(campaign.toString());
    refused(409, "CAMPAIGN_CLOSED", act(grid, "visit", visit("1幢", "106", "NOBODY_IN", "")));
  }

  @Test
  @Tag("N-19")
  @Tag("N-20")
  void what_two_visitors_found_at_one_door_becomes_one_need() throws Exception {
    running("HOUSEHOLD_VISIT", "");
    String body = visit("1幢", "101", "FINDING", asNeed("FLY_WIRE_CHARGING"));
    var start = new CountDownLatch(1);
    var answers = new ArrayList<Future<Answer>>();
    try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 6; n++) {
        String token = n % 2 == 0 ? grid : person(volunteer, "VOL");
        answers.add(
            visitors.submit(
                () -> {
                  start.await();
                  return act(token, "visit", body);
                }));
      }
      start.countDown();
    }
    for (Future<Answer> each : answers) {
      JsonNode seen = done(each.get());
      assertThat(seen.get("visits").asInt()).isEqualTo(1);
    }
    JsonNode found = done(get(desk, CAMPAIGNS + "/" + campaign + "/findings", null)).get("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("answer").asText()).isEqualTo("NEED");
    assertThat(found.get(0).get("note").asText()).isEqualTo("楼道拉线充电");
    String need = found.get(0).get("need").asText();
    JsonNode its = done(get(grid, "/api/v1/needs/" + need, null));
    assertThat(its.get("channel").asText()).isEqualTo("HOUSEHOLD_VISIT");
    assertThat(its.get("text").asText()).isEqualTo("楼道里拉线给电动车充电");

    refused(
        409, "DOOR_ALREADY_VISITED", act(grid, "visit", visit("1幢", "101", "NOTHING_FOUND", "")));
    JsonNode again = done(act(grid, "revisit", visit("1幢", "101", "NOTHING_FOUND", "")));
    assertThat(again.get("visits").asInt()).isEqualTo(2);
    assertThat(again.get("visited").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("N-20")
  void everything_found_is_answered_before_the_campaign_closes() throws Exception {
    running("HOUSEHOLD_VISIT", "");
    String two =
        "{\"kind\":\"BLOCKED_STAIRS\",\"fixed\":false},{\"kind\":\"WISH\",\"note\":\"=想要一张长椅\","
            + "\"fixed\":false}";
    done(act(grid, "visit", visit("1幢", "101", "FINDING", two)));
    refused(409, "FINDING_UNANSWERED", act(desk, "close", "{}"));
    String path = CAMPAIGNS + "/" + campaign + "/findings";
    JsonNode found = done(get(grid, path, null)).get("items");
    String stairs = found.get(0).get("id").asText();
    String wish = found.get(1).get("id").asText();
    List<String> sheet = Sheets.of(base, grid, path);
    assertThat(sheet.getFirst()).isEqualTo("id,kind,building,door,note,answer,need,reason");
    assertThat(sheet.get(2)).contains(",WISH,1幢,101,'=想要一张长椅,");
    assertThat(Sheets.of(base, desk, path + "?limit=1")).hasSize(1 + 2); // of one visit
    refused(
        422,
        "REASON_REQUIRED",
        act(grid, "findings/" + stairs + "/answer", "{\"answer\":\"EXPLAINED\"}"));
    done(
        act(
            grid,
            "findings/" + stairs + "/answer",
            "{\"answer\":\"EXPLAINED\",\"reason\":\"住户当天已清走\"}"));
    refused(
        404,
        "NEED_NOT_FOUND",
        act(
            grid,
            "findings/" + wish + "/answer",
            "{\"answer\":\"NEED\",\"need\":\"%s\"}".formatted(UUID.randomUUID())));
    String form = asNeed("WISH");
    String submit = form.substring(form.indexOf("\"submit\""), form.lastIndexOf('}'));
    JsonNode answered =
        done(act(grid, "findings/" + wish + "/answer", "{\"answer\":\"NEED\"," + submit + "}"));
    assertThat(answered.get("unanswered").asInt()).isZero();
    JsonNode all = done(get(desk, path, null)).get("items");
    assertThat(all.get(0).get("reason").asText()).isEqualTo("住户当天已清走");
    String need = all.get(1).get("need").asText();
    assertThat(done(get(grid, "/api/v1/needs/" + need, null)).get("state").asText())
        .isEqualTo("SUBMITTED");
    assertThat(done(act(desk, "close", "{}")).get("state").asText()).isEqualTo("CLOSED");
  }

  @Test
  @Tag("M-20")
  void a_night_check_that_names_no_weekday_is_on_that_of_the_policy() throws Exception {
    running("NIGHT_CHECK", "");
    assertThat(done(get(desk, CAMPAIGNS + "/" + campaign, null)).get("weekday").asText())
        .isEqualTo("MONDAY");
  }

  @Test
  @Tag("M-20")
  void nights_are_counted_in_person_times() throws Exception {
    running("NIGHT_CHECK", "\"weekday\":\"" + today.getDayOfWeek() + "\",");
    String present =
        "\"present\":[\"%s\",\"%s\",\"%s\"],\"buildings\":[\"1幢\",\"3幢\"]"
            .formatted(volunteer, UUID.randomUUID(), UUID.randomUUID());
    String lastWeek = "{\"night\":\"" + today.minusDays(7) + "\"," + present + "}";
    done(act(grid, "check-night", lastWeek));
    done(
        act(
            person(volunteer, "VOL"),
            "check-night",
            lastWeek)); // the same night, twice in the book
    JsonNode seen = done(act(grid, "check-night", "{\"night\":\"" + today + "\"," + present + "}"));
    assertThat(seen.get("nights")).hasSize(2);
    assertThat(seen.get("personTimes").asInt()).isEqualTo(6);
    refused(
        422,
        "NIGHT_OUTSIDE_CAMPAIGN",
        act(grid, "check-night", "{\"night\":\"" + today.plusDays(2) + "\"," + present + "}"));
    JsonNode history = done(get(resident, CAMPAIGNS + "/" + campaign + "/events", null));
    assertThat(history.toString()).doesNotContain(volunteer.toString()).contains("night-checked");
  }
}
