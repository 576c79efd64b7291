package org.jiebang.eventsourcing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.http.InboundWaits;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole way in one process, as a service has it: command, store, relay, Kafka, consumer, row
 * and reaction. The service reads its own topic: whoever opens a counter gets a second one.
 */
@Tag("quarkus")
@QuarkusTest
@TestProfile(LoopIT.ReadsItself.class)
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class LoopIT {

  /** With Kafka, and with the wiring below. */
  public static class ReadsItself implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "jiebang.kafka.enabled", "true",
          "quarkus.flyway.locations", "db/eventsourcing,db/migration,db/inbound");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(Wiring.class);
    }
  }

  record Opened(int limit) {}

  @Alternative
  @Singleton
  static class Wiring {
    @Produces
    @Singleton
    Service service(EntityManager rows) {
      return new Service(
          "counters",
          Counters.WIRE,
          List.of(COUNTER),
          List.of(),
          List.of(),
          Map.of(
              "counters",
              new Service.Inbound(
                  Wire.named().event("counter-opened", Opened.class).build(),
                  List.of(new Applied()),
                  List.of(new Second(rows)))));
    }
  }

  private static final class Applied implements InboundView<Opened> {
    @Override
    public Class<Opened> fact() {
      return Opened.class;
    }

    @Override
    public void apply(EntityManager rows, Recorded<Opened> fact) {
      rows.createNativeQuery("INSERT INTO applied (place) VALUES (?)")
          .setParameter(1, fact.stream().toString())
          .executeUpdate();
    }
  }

  /** The first counter of 3 gets one of 7 beside it; one of 9 asks for too much of nothing. */
  private record Second(EntityManager rows) implements Reaction<Opened> {
    @Override
    public String name() {
      return "open-second-when-first-opened";
    }

    @Override
    public Class<Opened> fact() {
      return Opened.class;
    }

    @Override
    public List<Consequence> on(Recorded<Opened> fact) {
      Number known =
          (Number)
              rows.createNativeQuery("SELECT COUNT(*) FROM applied WHERE place = ?")
                  .setParameter(1, fact.stream().toString())
                  .getSingleResult();
      if (known.intValue() != 1) {
        throw new IllegalStateException("its own row must be there, once");
      }
      UUID second = second(fact.stream());
      return switch (fact.event().limit()) {
        case 3 -> List.of(Consequence.of(COUNTER, second, new Counters.Open(7)));
        case 9 -> List.of(Consequence.of(COUNTER, second, new Counters.Raise(1)));
        default -> List.of();
      };
    }
  }

  private static UUID second(UUID first) {
    return Ids.derivedBeside(first, "second", first);
  }

  @Inject CommandHandler commands;
  @Inject InboundWaits waits;
  @Inject EntityManager rows;

  @ConfigProperty(name = "jiebang.service-token")
  String serviceToken = "";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource(management = true)
  URI management;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private String aside(String path) {
    return management.resolve("/q/" + path).toString();
  }

  private HttpResponse<String> call(String method, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private UUID open(String key, int limit) {
    UUID counter = Ids.derived(key);
    Outcome outcome =
        commands.handle(COUNTER, counter, StoreUnderTest.ask(key), new Counters.Open(limit));
    Outcome.Position at = outcome.positions().getFirst();
    assertThat(waits.await("counters", at.part(), at.pos(), Duration.ofMinutes(2))).isTrue();
    return counter;
  }

  @Test
  void a_fact_becomes_a_row_and_a_command_of_the_same_story() {
    UUID first = open("loop-first", 3);

    var opened = commands.events(COUNTER, second(first));
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().meta().role()).isEqualTo("SYS");
    assertThat(opened.getFirst().meta().causation()).startsWith("counters/" + Ids.part(first));
    assertThat(opened.getFirst().meta().correlation()).isEqualTo(first);
    Number rowsOfFirst =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    (Number)
                        rows.createNativeQuery("SELECT COUNT(*) FROM applied WHERE place = ?")
                            .setParameter(1, first.toString())
                            .getSingleResult());
    assertThat(rowsOfFirst.intValue()).isEqualTo(1);
  }

  @Test
  void a_letter_is_seen_and_discarded_by_the_operator() throws Exception {
    UUID early = open("loop-early", 9);
    String operator = TestIssuer.token(new UUID(7, 7), "OPS@installation:" + new UUID(9, 9));
    String letters = "/admin/counters/dead-letters";
    assertThat(call("GET", letters, "guessed").statusCode()).isEqualTo(401);
    assertThat(call("GET", letters, serviceToken).statusCode()).isEqualTo(401);

    JsonNode letter =
        Json.EVENTS.readTree(call("GET", letters, operator).body()).get("items").get(0);
    assertThat(letter.get("stream").asText()).isEqualTo(early.toString());
    assertThat(letter.get("state").asText()).isEqualTo("RETRYING");
    assertThat(letter.get("error").asText())
        .isEqualTo("open-second-when-first-opened: COUNTER_NOT_OPEN");
    String path =
        letters
            + "/counters/%s/%s/discard"
                .formatted(letter.get("part").asText(), letter.get("pos").asText());
    assertThat(call("POST", path, operator).statusCode()).isEqualTo(204);
    assertThat(call("POST", path, operator).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/admin/counters/actions", operator).body())
        .contains("dead-letter/discard");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> call("GET", aside("health/well"), "").body().contains("\"parked\": 0"));
  }

  @Test
  void the_log_is_answered_to_whoever_has_the_service_token() throws Exception {
    UUID counter = open("loop-log", 5);
    String path = "/internal/log/" + Ids.part(counter);

    assertThat(call("GET", path, "guessed").statusCode()).isEqualTo(401);
    assertThat(call("GET", "/internal/log/64", serviceToken).statusCode()).isEqualTo(400);
    JsonNode log = Json.EVENTS.readTree(call("GET", path, serviceToken).body());
    assertThat(log.findValuesAsText("ce_stream")).contains(counter.toString());
  }

  @Test
  void it_lives_and_measures() throws Exception {
    open("loop-metrics", 5);
    assertThat(call("GET", aside("health/live"), "").body()).contains("\"inbox\"", "\"relay\"");
    assertThat(call("GET", aside("health/live"), "").statusCode()).isEqualTo(200);
    assertThat(call("GET", aside("metrics"), "").body())
        .contains(
            "jiebang_relay_lag",
            "jiebang_inbound_lag{source=\"counters\"",
            "jiebang_dead_letters",
            "jiebang_inbound_gaps");
  }
}
