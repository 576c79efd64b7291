package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.needs.OverHttp.Answer;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;

/** A community in which people follow what happens, and hear of it. */
abstract class Following extends InACommunity {

  static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
  static final String NOTICES = "/api/v1/notices";
  static final Duration LONG = Duration.ofMinutes(2);

  String neighbour = "";
  String app = "";

  @BeforeEach
  void aNeighbourAndAnApp() {
    neighbour = person();
    app = app(community, "notices:read");
  }

  String person() {
    return TestIssuer.token(UUID.randomUUID(), "RES@community:" + community);
  }

  /** A partner app of {@code place}, acting for itself. */
  static String app(UUID place, String scope) {
    UUID client = UUID.randomUUID();
    JwtClaims claims = TestIssuer.claims(client, "APP@community:" + place);
    claims.setClaim("client", client.toString());
    claims.setClaim("scope", scope);
    return TestIssuer.sign(claims);
  }

  Answer subscribe(String token, String what) throws Exception {
    return post(token, SUBSCRIPTIONS, "{\"community\":\"" + community + "\"" + what + "}");
  }

  List<JsonNode> all(String token, String path) throws Exception {
    var all = new ArrayList<JsonNode>();
    String next = "";
    do {
      JsonNode page = get(token, path + next).ok().json();
      page.get("items").forEach(all::add);
      next =
          page.hasNonNull("next")
              ? (path.contains("?") ? "&" : "?") + "cursor=" + page.get("next").asText()
              : "";
    } while (!next.isEmpty());
    return all;
  }

  /** What the reader is told, the latest first, as {@code KIND need}. */
  List<String> told(String token) throws Exception {
    return all(token, NOTICES + "?community=" + community).stream()
        .map(n -> n.get("kind").asText() + " " + n.path("need").asText(""))
        .toList();
  }

  /** A notice is made a moment after what it tells, so it is waited for. */
  void hears(String token, String... what) {
    await().atMost(LONG).untilAsserted(() -> assertThat(told(token)).containsExactly(what));
  }
}
