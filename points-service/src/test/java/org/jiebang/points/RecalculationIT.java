package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Bringing what was earned to another version of the rules, over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "points"))
@NullUnmarked // set by Quarkus, and before each test
class RecalculationIT extends CommunityWithPoints {

  private static final String PATH = "/api/v1/recalculations";

  private Answer simulate(String token, int version) throws Exception {
    return post(
        token,
        PATH,
        "{'scheme':'%s','ruleVersion':%d,'from':'%s','until':'%s'}"
            .formatted(
                scheme,
                version,
                clock.now().minus(Duration.ofDays(1)),
                clock.now().plusSeconds(1)));
  }

  @Test
  void a_recalculation_is_simulated_proposed_and_applied_by_two() throws Exception {
    UUID record = UUID.randomUUID();
    UUID task = UUID.randomUUID();
    UUID account = confirmed(li, task, record, 60);
    accepted(task, "PASSED");
    published(",'percentByCategory':{'CHILD_CARE':200}");

    Answer dry = simulate(desk, 2).expect(201);
    assertThat(dry.text("state")).isEqualTo("SIMULATED");
    assertThat(dry.json().get("before").asLong()).isEqualTo(60);
    assertThat(dry.json().get("after").asLong()).isEqualTo(120);
    assertThat(available(account)).isEqualTo(60);
    String path = PATH + "/" + dry.id();
    get(neighbour, path).refused(403, "ROLE_NOT_ALLOWED");
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    get(elsewhere, path).refused(404, "RECALCULATION_NOT_FOUND");
    simulate(neighbour, 2).refused(403, "ROLE_NOT_ALLOWED");
    simulate(desk, 9).refused(409, "RULE_NOT_EFFECTIVE");
    post(district, path + "/apply", "{}").refused(409, "ILLEGAL_TRANSITION");

    post(desk, path + "/propose", "{'reason':'系数公示'}").expect(200);
    post(desk, path + "/apply", "{}").refused(403, "ROLE_NOT_ALLOWED");
    confirmed(li, UUID.randomUUID(), 30);
    post(district, path + "/apply", "{}").refused(409, "SIMULATION_STALE");

    String both =
        TestIssuer.token(
            UUID.randomUUID(), "COM@community:" + community, "DIS@district:" + DISTRICT);
    String again = PATH + "/" + simulate(desk, 2).expect(201).id();
    post(both, again + "/propose", "{'reason':'系数公示'}").expect(200);
    post(both, again + "/apply", "{}").refused(403, "FOUR_EYES_REQUIRED");
    assertThat(post(district, again + "/apply", "{}").expect(200).text("state"))
        .isEqualTo("APPLIED");
    post(district, again + "/apply", "{}").refused(409, "RECALCULATION_ALREADY_APPLIED");

    assertThat(available(account)).isEqualTo(120);
    List<JsonNode> entries = entries(volunteer, account, "?kind=RECALCULATED");
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().get("amount").asLong()).isEqualTo(60);
    JsonNode why =
        get(volunteer, "/api/v1/entries/" + entries.getFirst().get("id").asText() + "/explanation")
            .expect(200)
            .json();
    assertThat(why.at("/ruleSet/version").asInt()).isEqualTo(2);
    assertThat(why.get("ruleLine").asText()).isEqualTo("recalculated from version 1 to version 2");
    assertThat(simulate(desk, 2).expect(201).json().get("accounts")).isEmpty();
    corrected(record, 30);
    assertThat(available(account)).isEqualTo(60);
  }

  @Test
  void many_accounts_get_their_entries_one_after_another() throws Exception {
    UUID task = UUID.randomUUID();
    var accounts = new ArrayList<UUID>();
    for (int n = 0; n < 17; n++) {
      accounts.add(confirmed(UUID.randomUUID(), task, 60));
    }
    accepted(task, "PASSED");
    published(",'percentByCategory':{'CHILD_CARE':50}");
    String path = PATH + "/" + simulate(desk, 2).expect(201).id();
    post(desk, path + "/propose", "{'reason':'系数公示'}").expect(200);
    Answer begun = post(district, path + "/apply", "{}").expect(200);
    assertThat(begun.text("state")).isEqualTo("APPLYING");
    assertThat(begun.json().get("posted").asInt()).isEqualTo(15);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(district, path).text("state").equals("APPLIED"));
    for (UUID account : accounts) {
      assertThat(available(account)).isEqualTo(30);
    }
    assertThat(ids(settled(desk, PATH + "?community=" + community + "&state=APPLIED")))
        .containsExactly(path.substring(PATH.length() + 1));
  }
}
