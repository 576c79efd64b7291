package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;
import org.jiebang.points.inbound.MatchingFacts.RecordCorrected;
import org.jiebang.points.inbound.MatchingFacts.RecordVoided;
import org.jiebang.points.inbound.MatchingFacts.ServiceConfirmed;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.inbound.NeedsFacts.CommunityRegistered;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.RememberCommunity;
import org.jiebang.points.inbound.RememberConfirmedService;
import org.jiebang.points.inbound.RememberTaskResult;
import org.jiebang.points.inbound.RememberVoidedRecord;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.reactions.EarnedHere;
import org.jiebang.points.reactions.WhenAcceptanceFinalSettlePoints;
import org.jiebang.points.reactions.WhenRecordCorrectedCorrectEarning;
import org.jiebang.points.reactions.WhenRecordVoidedClawBackPoints;
import org.jiebang.points.reactions.WhenServiceConfirmedEarnPoints;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A community, its people, the other services' facts, and HTTP. */
@NullUnmarked // set by Quarkus
abstract class PointsOverHttp {

  static final UUID DISTRICT = UUID.randomUUID();

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_400_000_000L);
  private static final AtomicLong LAST_FACT = new AtomicLong();

  @TestHTTPResource URI base;
  @Inject EntityManager rows;
  @Inject CommandHandler commands;
  @Inject ConfirmedServices services;
  @Inject EarnedHere earned;
  @Inject SchemesInForce schemes;
  @Inject StoryClock clock;

  final UUID community = UUID.randomUUID();
  final String desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
  final String shop = TestIssuer.token(UUID.randomUUID(), "MER@community:" + community);
  final String district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The last position of each part that an answer named: what lists must have seen. */
  private final ConcurrentHashMap<String, Long> positions = new ConcurrentHashMap<>();

  record Answer(int status, HttpResponse<String> raw) {

    JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    String text(String field) throws Exception {
      return json().path(field).asText("");
    }

    UUID id() throws Exception {
      return UUID.fromString(text("id"));
    }

    Answer expect(int wanted) {
      assertThat(status).as(raw.body()).isEqualTo(wanted);
      return this;
    }

    Answer refused(int wanted, String code) throws Exception {
      expect(wanted);
      assertThat(text("code")).isEqualTo(code);
      return this;
    }
  }

  /** Single quotes stand for double ones. */
  Answer post(String token, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    if (!List.of(headers).contains("Idempotency-Key")) {
      request.header("Idempotency-Key", key().toString());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(token, request);
  }

  Answer get(String token, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(token, request);
  }

  /** A list that has seen all that was answered so far. */
  JsonNode settled(String token, String path) throws Exception {
    var seen = new ArrayList<String>();
    positions.forEach((part, pos) -> seen.add("points/" + part + "/" + pos));
    return get(token, path, "X-Min-Position", String.join(",", seen)).expect(200).json();
  }

  static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.get("items").forEach(i -> ids.add(i.get("id").asText()));
    return ids;
  }

  private Answer send(String token, HttpRequest.Builder request) throws Exception {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    answer.headers().firstValue("X-Position").ifPresent(this::saw);
    return new Answer(answer.statusCode(), answer);
  }

  private void saw(String named) {
    for (String position : named.split(",")) {
      String[] place = position.split("/");
      positions.merge(place[1], Long.valueOf(place[2]), Math::max);
    }
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }

  void registered() {
    remembers(
        new RememberCommunity(),
        new CommunityRegistered(new CommunityId(community), DISTRICT, clock.now()));
  }

  /** A confirmed service of {@code minutes}; answers the volunteer's account. */
  UUID confirmed(UUID volunteer, UUID task, int minutes) {
    return confirmed(volunteer, task, UUID.randomUUID(), minutes);
  }

  UUID confirmed(UUID volunteer, UUID task, UUID record, int minutes) {
    var fact =
        new ServiceConfirmed(
            new RecordId(record),
            new TaskId(task),
            new NeedId(UUID.randomUUID()),
            new CommunityId(community),
            volunteer,
            new Category("CHILD_CARE"),
            clock.now(),
            minutes,
            Evidence.TIMED,
            clock.now());
    remembers(new RememberConfirmedService(), fact);
    hears(new WhenServiceConfirmedEarnPoints(services, schemes), fact);
    return AccountId.of(volunteer, new CommunityId(community)).value();
  }

  void accepted(UUID task, String result) {
    var fact =
        new AcceptanceFinal(new TaskId(task), new CommunityId(community), result, clock.now());
    remembers(new RememberTaskResult(), fact);
    hears(new WhenAcceptanceFinalSettlePoints(services, earned), fact);
  }

  UUID spendable(UUID volunteer, int minutes) {
    UUID task = UUID.randomUUID();
    UUID account = confirmed(volunteer, task, minutes);
    accepted(task, "PASSED");
    return account;
  }

  void corrected(UUID record, int minutes) {
    hears(
        new WhenRecordCorrectedCorrectEarning(services, earned, schemes),
        new RecordCorrected(
            new RecordId(record),
            new TaskId(UUID.randomUUID()),
            new CommunityId(community),
            UUID.randomUUID(),
            minutes,
            clock.now()));
  }

  void voided(UUID record) {
    var fact =
        new RecordVoided(
            new RecordId(record),
            new TaskId(UUID.randomUUID()),
            new CommunityId(community),
            UUID.randomUUID(),
            clock.now());
    remembers(new RememberVoidedRecord(), fact);
    hears(new WhenRecordVoidedClawBackPoints(services, earned), fact);
  }

  private <F> void remembers(InboundView<F> view, F fact) {
    QuarkusTransaction.requiringNew().run(() -> view.apply(rows, recorded(fact)));
  }

  private <F> void hears(Reaction<F> reaction, F fact) {
    List<Consequence> consequences =
        QuarkusTransaction.requiringNew().call(() -> reaction.on(recorded(fact)));
    for (Consequence consequence : consequences) {
      try {
        commands
            .handle(
                Ask.bySystem(UUID.randomUUID(), clock.now(), null, "matching/1/1"),
                consequence.steps())
            .positions()
            .forEach(p -> saw(p.toString()));
      } catch (org.jiebang.eventsourcing.Rejected already) {
        assertThat(already.refusal().kind())
            .isEqualTo(org.jiebang.eventsourcing.Refusal.Kind.ALREADY);
      }
    }
  }

  private <F> Recorded<F> recorded(F fact) {
    UUID stream = new UUID(0, 1);
    @Nullable UUID nobody = null;
    var meta = new Meta(nobody, "SYS", null, null, stream, Set.of(), null, null);
    return new Recorded<>(
        stream,
        1,
        LAST_FACT.incrementAndGet(),
        community,
        fact.getClass().getSimpleName(),
        1,
        clock.now(),
        meta,
        fact);
  }
}
