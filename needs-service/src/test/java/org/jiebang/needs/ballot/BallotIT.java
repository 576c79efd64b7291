package org.jiebang.needs.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.ballot.BallotTimers.CLOSE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.DoorToDoor;
import org.jiebang.needs.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The committee election of 地大 (S4:17): 3,232 households in 31 buildings and a small one, over HTTP
 * on a real database.
 */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-33")
class BallotIT extends DoorToDoor {

  private static final String BALLOTS = "/api/v1/ballots";
  private static final int BUILDINGS = 31;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private Instant closesAt = Instant.EPOCH;
  private UUID ballot = new UUID(0, 0);

  @BeforeEach
  void anElection() throws Exception {
    aCommunity("地大社区");
    Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
    closesAt = now.plus(Duration.ofDays(20));
    ballot =
        post(
                desk,
                BALLOTS,
                """
                {"community":"%s","kind":"OWNERS_COMMITTEE","title":"第四届业主委员会换届",
                 "question":"请选出两名委员","rules":"每户一票,最多选两人,选多作废","seats":2,
                 "choices":[{"code":"A","candidate":"%s","name":"甲"},
                            {"code":"B","candidate":"%s","name":"乙"},
                            {"code":"C","candidate":"%s","name":"丙"}],
                 "opensAt":"%s","closesAt":"%s"}
                """
                    .formatted(
                        community,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        now.minusSeconds(60),
                        closesAt))
            .id();
  }

  private Answer act(String token, String what, String body) throws Exception {
    return post(token, BALLOTS + "/" + ballot + "/" + what, body);
  }

  private void roll() throws Exception {
    for (int n = 1; n <= BUILDINGS; n++) {
      done(
          act(
              desk,
              "entitle",
              "{\"building\":\"%d幢\",\"floors\":26,\"doorsPerFloor\":4}".formatted(n)));
    }
    done(act(desk, "entitle", doors("公寓", 1, 8)));
  }

  /** Doors of a building, by their place in it: four on each floor. */
  private static String doors(String building, int from, int to) {
    String doors =
        IntStream.range(from - 1, to)
            .mapToObj(i -> "\"" + (i / 4 + 1) + "0" + (i % 4 + 1) + "\"")
            .collect(Collectors.joining(","));
    return "{\"building\":\"%s\",\"doors\":[%s]}".formatted(building, doors);
  }

  private static String sheet(int number, int papers, int spoiled, int a, int b, int c) {
    return """
        {"number":%d,"papers":%d,"spoiled":%d,
         "votes":[{"choice":"A","votes":%d},{"choice":"B","votes":%d},{"choice":"C","votes":%d}]}
        """
        .formatted(number, papers, spoiled, a, b, c);
  }

  /** As the timer does it when its time has come. */
  private void timeIsUp() {
    commands.handle(
        Ask.bySystem(UUID.randomUUID(), clock.now(), null, "timer/" + CLOSE),
        new BallotTimers().fire(ballot, CLOSE, closesAt, closesAt));
  }

  @Test
  void a_committee_is_elected_at_three_thousand_doors() throws Exception {
    roll();
    assertThat(done(act(desk, "open", "{}")).get("entitled").asInt()).isEqualTo(3232);
    refused(409, "COLLECTING_ALREADY_OPEN", act(desk, "entitle", doors("新楼", 1, 4)));
    for (int n = 1; n <= BUILDINGS; n++) {
      done(act(grid, "hand", doors(n + "幢", 1, 75)));
      done(act(grid, "return", doors(n + "幢", 1, 70)));
    }
    done(act(grid, "refuse", "{\"building\":\"公寓\",\"door\":\"101\"}"));
    done(act(grid, "replace", "{\"building\":\"1幢\",\"door\":\"1901\"}"));
    oneHouseholdVotesOnceHoweverManyDevicesSaySo();
    done(act(grid, "opinions", "{\"text\":\"物业费太高,想看账目\"}"));
    whoVotedIsNobodysBusiness();

    refused(409, "COLLECTING_STILL_OPEN", act(desk, "close-collecting", "{}"));
    timeIsUp();
    refused(409, "COLLECTING_CLOSED", act(grid, "return", doors("2幢", 71, 71)));
    done(act(desk, "count-sheet", sheet(1, 1000, 11, 800, 600, 100)));
    done(act(desk, "count-sheet", sheet(2, 1000, 9, 700, 500, 200)));
    refused(409, "COUNT_INCOMPLETE", act(desk, "declare", "{}"));
    refused(409, "SHEET_TOO_SMALL", act(desk, "count-sheet", sheet(3, 170, 0, 100, 0, 0)));
    done(act(desk, "count-sheet", sheet(3, 171, 0, 100, 20, 50)));
    JsonNode result = done(act(desk, "declare", "{}")).get("result");
    assertThat(result.get("returned").asInt()).isEqualTo(31 * 70 + 1);
    assertThat(result.get("spoiled").asInt()).isEqualTo(20);
    assertThat(result.get("valid").asBoolean()).isTrue();
    assertThat(result.get("votes").toString()).isEqualTo("{\"A\":1600,\"B\":1120,\"C\":350}");
    assertThat(result.get("chosen").toString()).isEqualTo("[\"A\",\"B\"]");

    Answer contested = act(resident, "contest", "{\"reason\":\"我家没有收到选票\"}");
    assertThat(done(contested).get("contestReason").asText()).isEqualTo("我家没有收到选票");
    assertThat(get(person("RES"), BALLOTS + "/" + ballot, null).json().has("contestReason"))
        .isFalse();
    refused(403, "ROLE_NOT_ALLOWED", act(desk, "uphold", "{\"reason\":\"核对无误\"}"));
    JsonNode ended = done(act(district, "uphold", "{\"reason\":\"名册与送达记录核对无误\"}"));
    assertThat(ended.get("state").asText()).isEqualTo("FINAL");
    assertThat(ended.get("outcome").asText()).isEqualTo("UPHELD");
  }

  private void oneHouseholdVotesOnceHoweverManyDevicesSaySo() throws Exception {
    var volunteers = IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
    refused(
        403,
        "ROLE_NOT_ALLOWED",
        act(person(volunteers.getFirst(), "VOL"), "return", doors("1幢", 71, 71)));
    String all = volunteers.stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","));
    done(act(desk, "collectors", "{\"collectors\":[" + all + "]}"));
    var start = new CountDownLatch(1);
    var answers = new ArrayList<Future<Answer>>();
    try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
      for (UUID volunteer : volunteers) {
        String token = person(volunteer, "VOL");
        answers.add(
            devices.submit(
                () -> {
                  start.await();
                  return act(token, "return", doors("1幢", 71, 71));
                }));
      }
      start.countDown();
    }
    var codes = new ArrayList<String>();
    for (Future<Answer> each : answers) {
      codes.add(each.get().status() + each.get().code());
    }
    assertThat(codes.stream().filter("200"::equals)).hasSize(1);
    assertThat(codes.stream().filter("409HOUSEHOLD_ALREADY_VOTED"::equals)).hasSize(19);
  }

  private void whoVotedIsNobodysBusiness() throws Exception {
    String one = BALLOTS + "/" + ballot;
    refused(403, "ROLE_NOT_ALLOWED", get(resident, one + "/households?building=1%E5%B9%A2", null));
    refused(
        403, "ROLE_NOT_ALLOWED", get(person("VOL"), one + "/households?building=1%E5%B9%A2", null));
    JsonNode doors = done(get(grid, one + "/households?building=1%E5%B9%A2", null)).get("items");
    assertThat(doors).hasSize(104);
    assertThat(doors.get(0).toString()).isEqualTo("{\"door\":\"1001\",\"standing\":\"RETURNED\"}");
    assertThat(done(get(desk, one + "/opinions", null)).at("/items/0/text").asText())
        .isEqualTo("物业费太高,想看账目");
    List<String> households = Sheets.of(base, grid, one + "/households?building=1%E5%B9%A2");
    assertThat(households).hasSize(1 + 104).startsWith("door,standing", "1001,RETURNED");
    List<String> opinions = Sheets.of(base, desk, one + "/opinions");
    assertThat(opinions.getFirst()).isEqualTo("id,text");
    assertThat(opinions.get(1)).endsWith(",\"物业费太高,想看账目\"");
    JsonNode forResidents = done(get(resident, one, null));
    assertThat(forResidents.get("turnout")).isEmpty();
    assertThat(forResidents.get("returned").asInt()).isEqualTo(31 * 70 + 1);
    assertThat(forResidents.has("sheets")).isFalse();
    JsonNode history = done(get(resident, one + "/events?after=33&limit=100", null));
    assertThat(history.toString()).doesNotContain("1幢").doesNotContain("door");
    assertThat(history.toString()).contains("ballot-collecting-opened");
  }

  @Test
  void turnout_is_told_of_groups_once_the_papers_are_mixed() throws Exception {
    done(act(desk, "entitle", "{\"building\":\"1幢\",\"floors\":3,\"doorsPerFloor\":4}"));
    done(act(desk, "entitle", "{\"building\":\"2幢\",\"floors\":4,\"doorsPerFloor\":4}"));
    done(act(desk, "entitle", "{\"building\":\"公寓\",\"doors\":[\"101\",\"102\"]}"));
    done(act(desk, "strike", "{\"building\":\"公寓\",\"doors\":[\"102\"]}"));
    Answer opened = act(desk, "open", "{}");
    assertThat(done(opened).get("entitled").asInt()).isEqualTo(29);
    done(act(grid, "hand", doors("1幢", 1, 12)));
    done(act(grid, "return", doors("1幢", 1, 11)));
    refused(409, "HOUSEHOLD_NOT_ENTITLED", act(grid, "hand", doors("公寓", 1, 2)));
    timeIsUp();
    String one = BALLOTS + "/" + ballot;
    JsonNode groups = done(get(resident, one, null)).get("turnout");
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).at("/buildings").toString()).isEqualTo("[\"2幢\"]");
    assertThat(groups.get(1).at("/buildings").toString()).isEqualTo("[\"公寓\",\"1幢\"]");
    assertThat(groups.get(1).at("/returned").asInt()).isEqualTo(11);
    assertThat(done(get(grid, one, null)).get("turnout")).hasSize(3);
    Answer counted = act(desk, "count-sheet", sheet(1, 11, 0, 11, 0, 0));
    done(counted);
    Answer recount = act(desk, "recount", "{\"reason\":\"有人不放心\"}");
    assertThat(done(recount).get("round").asInt()).isEqualTo(2);
    done(act(desk, "count-sheet", sheet(1, 11, 1, 10, 0, 0)));
    Answer declared = act(desk, "declare", "{}");
    assertThat(done(declared).at("/result/valid").asBoolean()).isFalse();
    assertThat(done(declared).at("/result/chosen")).isEmpty();

    String mine = BALLOTS + "?community=" + community + "&state=DECLARED&kind=OWNERS_COMMITTEE";
    assertThat(done(get(resident, mine, declared)).at("/items/0/id").asText())
        .isEqualTo(ballot.toString());
    assertThat(done(get(desk, one + "?asOf=1", null)).get("state").asText()).isEqualTo("PREPARED");
    assertThat(done(get(desk, one + "/diff?from=1&to=2", null)).toString()).contains("1幢");
  }

  @Test
  void what_is_wrong_changes_nothing() throws Exception {
    refused(400, "VALIDATION_FAILED", act(desk, "entitle", "{\"building\":\"1幢\",\"floors\":3}"));
    refused(
        400,
        "VALIDATION_FAILED",
        act(desk, "entitle", "{\"building\":\"1幢\",\"floors\":99,\"doorsPerFloor\":99}"));
    refused(
        400,
        "VALIDATION_FAILED",
        act(desk, "entitle", "{\"building\":\"1 幢\",\"doors\":[\"101\"]}"));
    refused(403, "ROLE_NOT_ALLOWED", act(grid, "entitle", doors("1幢", 1, 4)));
    refused(409, "NO_HOUSEHOLDS", act(desk, "open", "{}"));
    refused(409, "COLLECTING_NOT_OPEN", act(grid, "hand", doors("1幢", 1, 1)));
    List<String> elsewhere = List.of(person(UUID.randomUUID(), "RES"));
    refused(403, "ROLE_NOT_ALLOWED", act(elsewhere.getFirst(), "declare", "{}"));
    assertThat(done(get(desk, BALLOTS + "/" + ballot, null)).get("state").asText())
        .isEqualTo("PREPARED");
  }
}
