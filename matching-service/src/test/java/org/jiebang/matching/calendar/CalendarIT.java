package org.jiebang.matching.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.personal.ErasedPerson;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.matching.inbound.GrantFact.GrantGiven;
import org.jiebang.matching.inbound.GrantFact.GrantRevoked;
import org.jiebang.matching.inbound.GrantFact.Held;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.InboundGrants;
import org.jiebang.matching.inbound.InboundNeeds;
import org.jiebang.matching.inbound.NeedFact.CommunityClosed;
import org.jiebang.matching.inbound.NeedFact.CommunityReopened;
import org.jiebang.matching.reactions.WhenPersonErasedForgetCalendars;
import org.jiebang.matching.session.SessionCommand;
import org.jiebang.matching.session.SessionCommand.ApproveSignup;
import org.jiebang.matching.session.SessionCommand.CancelSession;
import org.jiebang.matching.session.SessionCommand.OpenSignup;
import org.jiebang.matching.session.SessionCommand.PlanSession;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.session.Sessions;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars on the real service: made, read by a program that has nothing but the address. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "matching"))
@NullUnmarked // set by Quarkus, and before each test
class CalendarIT {

  private static final String CALENDARS = "/api/v1/calendars";

  @TestHTTPResource URI base;
  @Inject EntityManager rows;
  @Inject CommandHandler commands;
  @Inject Clock clock;
  @Inject CalendarAddresses addresses;
  @Inject PersonKeys persons;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final UUID community = UUID.randomUUID();
  private final UUID department = UUID.randomUUID();
  private final UUID me = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final String mine = TestIssuer.token(me, "VOL@community:" + community);
  private final String others = TestIssuer.token(other, "VOL@community:" + community);

  @BeforeEach
  void a_community_with_two_volunteers() throws Exception {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var place = new InboundCommunity();
              place.id = community;
              place.name = "五环社区";
              place.district = UUID.randomUUID();
              rows.persist(place);
            });
    for (String token : List.of(mine, others)) {
      String body = "{\"community\":\"%s\",\"birthDate\":\"2004-05-04\"}".formatted(community);
      assertThat(post(token, "/api/v1/volunteers", body, key()).statusCode()).isEqualTo(201);
    }
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private HttpResponse<String> post(String token, String path, String body, String key)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body());
  }

  private static void refused(int status, String code, HttpResponse<String> answer)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("code").asText()).isEqualTo(code);
  }

  private JsonNode opened(String body) throws Exception {
    HttpResponse<String> made = post(mine, CALENDARS, body, key());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made);
  }

  private String address(String body) throws Exception {
    return opened(body).get("address").asText();
  }

  private void does(SessionCommand command) {
    UUID session = command.session().value();
    commands.handle(
        Ask.bySystem(UUID.randomUUID(), clock.now(), null, "test/1/1"),
        List.of(Step.of(Sessions.INSTANCE, session, command)));
  }

  /** A session in some days that takes sign-ups which the department approves. */
  private SessionId session(int days, String place) {
    var id = new SessionId(Ids.derived("session-of-calendar", community, UUID.randomUUID()));
    Instant starts = clock.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(days));
    does(
        new PlanSession(
            id,
            UUID.randomUUID(),
            UUID.randomUUID(),
            community,
            UUID.randomUUID(),
            department,
            "CLEAN_HOME",
            starts,
            starts.plus(Duration.ofHours(2)),
            place,
            5,
            false,
            Actor.SYSTEM,
            clock.now()));
    return id;
  }

  private SessionId open(int days, String place) {
    SessionId id = session(days, place);
    does(new OpenSignup(id, 5, true, Actor.SYSTEM, clock.now()));
    return id;
  }

  private void signUp(String token, SessionId session) throws Exception {
    HttpResponse<String> done =
        post(token, "/api/v1/sessions/" + session.value() + "/sign-ups", "{}", key());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  private void shows(String address, String... lines) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(get(address).body()).contains(lines));
  }

  @Test
  void ones_own_calendar_shows_what_one_signed_up_for_and_nothing_of_others() throws Exception {
    SessionId ours = open(3, "五环广场");
    SessionId notMine = open(4, "东门");
    signUp(mine, ours);
    signUp(others, ours);
    signUp(others, notMine);
    String calendar = address("{\"kind\":\"MINE\"}");
    shows(
        calendar, "LOCATION:五环广场\r\n", "STATUS:TENTATIVE\r\n", "UID:" + ours.value() + "@jiebang");
    HttpResponse<String> read = get(calendar);
    assertThat(read.body()).doesNotContain("东门", other.toString(), me.toString());
    assertThat(read.headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
    assertThat(read.headers().firstValue("Cache-Control").orElse("")).contains("private");
    assertThat(read.body()).contains("SUMMARY:CLEAN_HOME\r\n").doesNotContain("METHOD");

    does(new ApproveSignup(ours, me, Actor.SYSTEM, clock.now()));
    shows(calendar, "STATUS:CONFIRMED\r\n", "我的报名 / My sign-up: 已确认 / confirmed");
    String before = get(calendar).body();
    String sequence = before.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1");
    does(new CancelSession(ours, "WEATHER", Actor.SYSTEM, clock.now()));
    shows(calendar, "STATUS:CANCELLED\r\n", "WEATHER", "TRANSP:TRANSPARENT\r\n");
    assertThat(Long.parseLong(get(calendar).body().replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1")))
        .isEqualTo(Long.parseLong(sequence) + 1);
  }

  @Test
  void what_one_withdrew_from_is_gone() throws Exception {
    SessionId ours = open(3, "五环广场");
    signUp(mine, ours);
    String calendar = address("{\"kind\":\"MINE\"}");
    shows(calendar, "五环广场");
    post(mine, "/api/v1/sessions/" + ours.value() + "/withdraw", "{}", key());
    assertThat(get(calendar).body()).doesNotContain("VEVENT");
  }

  @Test
  void a_communitys_calendar_shows_what_everybody_may_see() throws Exception {
    SessionId near = open(2, "五环广场");
    session(2, "还没公布的地方");
    open(200, "明年的地方");
    signUp(others, near);
    String calendar = address("{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}");
    shows(calendar, "NAME:五环社区 · 志愿活动", "五环广场", "名额 / Places: 1/5");
    assertThat(get(calendar).body())
        .doesNotContain("还没公布的地方", "明年的地方", other.toString())
        .contains("STATUS:CONFIRMED", "TRANSP:TRANSPARENT");
  }

  private <F> void hears(InboundView<F> view, F fact) {
    QuarkusTransaction.requiringNew()
        .run(() -> view.apply(rows, ViewSpec.recorded(me, community, 1, fact)));
  }

  @Test
  void a_communitys_calendar_does_not_outlive_what_it_was_made_with() throws Exception {
    UUID district =
        QuarkusTransaction.requiringNew()
            .call(() -> rows.find(InboundCommunity.class, community).district);
    var volunteer = new Held("VOL", "community", community);
    var office = new Held("DIS", "district", district);
    var elsewhere = new Held("COM", "community", UUID.randomUUID());
    String ofVolunteer = address("{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}");
    String own = address("{\"kind\":\"MINE\"}");
    HttpResponse<String> made =
        post(
            TestIssuer.token(me, volunteer.toString(), office.toString(), elsewhere.toString()),
            CALENDARS,
            "{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}",
            key());
    String ofBoth = json(made).get("address").asText();
    var grants = new InboundGrants();
    hears(grants, new GrantRevoked(other, volunteer, clock.now()));
    hears(grants, new GrantRevoked(me, elsewhere, clock.now()));
    assertThat(get(ofVolunteer).statusCode()).isEqualTo(200);

    hears(grants, new GrantRevoked(me, volunteer, clock.now()));
    refused(404, "CALENDAR_NOT_FOUND", get(ofVolunteer));
    refused(404, "CALENDAR_NOT_FOUND", get(ofVolunteer, "If-None-Match", "*"));
    assertThat(get(ofBoth).statusCode()).as("the other office stands").isEqualTo(200);
    assertThat(get(own).statusCode()).as("one's own needs none").isEqualTo(200);
    // Whose token is older than the word is let in, and gets an address that leads nowhere.
    refused(
        404,
        "CALENDAR_NOT_FOUND",
        get(address("{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}")));
    hears(grants, new GrantRevoked(me, office, clock.now()));
    refused(404, "CALENDAR_NOT_FOUND", get(ofBoth));
    hears(grants, new GrantGiven(me, volunteer, clock.now()));
    assertThat(get(ofVolunteer).statusCode()).isEqualTo(200);

    var needs = new InboundNeeds();
    hears(needs, new CommunityClosed(community, clock.now()));
    refused(404, "CALENDAR_NOT_FOUND", get(ofVolunteer));
    assertThat(get(own).statusCode()).isEqualTo(200);
    refused(
        404,
        "COMMUNITY_NOT_FOUND",
        post(
            mine,
            CALENDARS,
            "{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}",
            key()));
    hears(needs, new CommunityReopened(community, clock.now()));
    assertThat(get(ofVolunteer).statusCode()).isEqualTo(200);
  }

  @Test
  void nothing_new_is_said_in_one_line() throws Exception {
    open(2, "五环广场");
    String calendar = address("{\"kind\":\"COMMUNITY\",\"community\":\"" + community + "\"}");
    shows(calendar, "五环广场");
    String tag = get(calendar).headers().firstValue("ETag").orElse("");
    for (String asked : List.of(tag, "W/" + tag, "\"x\", " + tag)) {
      HttpResponse<String> again = get(calendar, "If-None-Match", asked);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    }
    open(5, "东门");
    shows(calendar, "东门");
    assertThat(get(calendar, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_is_said_once_and_can_be_given_up() throws Exception {
    String key = key();
    HttpResponse<String> made = post(mine, CALENDARS, "{\"kind\":\"MINE\"}", key);
    HttpResponse<String> again = post(mine, CALENDARS, "{\"kind\":\"MINE\"}", key);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    String calendar = json(made).get("address").asText();
    String id = json(made).get("id").asText();
    HttpResponse<String> listed = get(CALENDARS, "Authorization", "Bearer " + mine);
    assertThat(json(listed).at("/items/0/id").asText()).isEqualTo(id);
    assertThat(json(listed).get("items")).hasSize(1);
    assertThat(listed.body()).doesNotContain("address", calendar);
    assertThat(get(calendar).statusCode()).isEqualTo(200);

    refused(404, "CALENDAR_NOT_FOUND", post(others, CALENDARS + "/" + id + "/revoke", "{}", key()));
    HttpResponse<String> revoked = post(mine, CALENDARS + "/" + id + "/revoke", "{}", key());
    assertThat(json(revoked).get("revokedAt").asText()).isNotEmpty();
    assertThat(post(mine, CALENDARS + "/" + id + "/revoke", "{}", key()).body())
        .isEqualTo(revoked.body());
    refused(404, "CALENDAR_NOT_FOUND", get(calendar));
    refused(404, "CALENDAR_NOT_FOUND", get(calendar, "If-None-Match", "*"));
    assertThat(json(get(CALENDARS, "Authorization", "Bearer " + mine)).get("items")).isEmpty();
    assertThat(post(mine, CALENDARS, "{\"kind\":\"MINE\"}", key).statusCode()).isEqualTo(201);
    refused(404, "CALENDAR_NOT_FOUND", get(calendar));
  }

  @Test
  void what_makes_no_sense_is_refused() throws Exception {
    refused(400, "VALIDATION_FAILED", post(mine, CALENDARS, "{}", key()));
    refused(400, "VALIDATION_FAILED", post(mine, CALENDARS, "{\"kind\":\"THEIRS\"}", key()));
    refused(400, "VALIDATION_FAILED", post(mine, CALENDARS, "{\"kind\":\"COMMUNITY\"}", key()));
    String here = "\"community\":\"" + community + "\"}";
    refused(400, "VALIDATION_FAILED", post(mine, CALENDARS, "{\"kind\":\"MINE\"," + here, key()));
    refused(400, "IDEMPOTENCY_KEY_MISSING", post(mine, CALENDARS, "{\"kind\":\"MINE\"}", ""));
    String stranger = TestIssuer.token(UUID.randomUUID(), "VOL@community:" + UUID.randomUUID());
    refused(
        404,
        "COMMUNITY_NOT_FOUND",
        post(stranger, CALENDARS, "{\"kind\":\"COMMUNITY\"," + here, key()));
    String shop = TestIssuer.token(UUID.randomUUID(), "MER@community:" + community);
    refused(403, "ROLE_NOT_ALLOWED", post(shop, CALENDARS, "{\"kind\":\"MINE\"}", key()));
    String key = key();
    opened("{\"kind\":\"MINE\"}");
    post(mine, CALENDARS, "{\"kind\":\"MINE\"}", key);
    refused(
        422,
        "IDEMPOTENCY_KEY_REUSED",
        post(mine, CALENDARS, "{\"kind\":\"COMMUNITY\"," + here, key));
    for (int i = 2; i < 20; i++) {
      opened("{\"kind\":\"MINE\"}");
    }
    refused(409, "CALENDAR_LIMIT_REACHED", post(mine, CALENDARS, "{\"kind\":\"MINE\"}", key()));
    refused(404, "CALENDAR_NOT_FOUND", get(CALENDARS + "/" + "A".repeat(32) + ".ics"));
    refused(404, "CALENDAR_NOT_FOUND", get(CALENDARS + "/x.ics"));
  }

  @Test
  void nobody_has_more_than_twenty_however_many_are_asked_for_at_once() throws Exception {
    for (int i = 0; i < 19; i++) {
      addresses.open(wanted(me));
    }
    var start = new CountDownLatch(1);
    var refused = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        asked.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    return addresses.open(wanted(me));
                  } catch (Rejected full) {
                    return refused.incrementAndGet();
                  }
                }));
      }
      start.countDown();
      for (Future<?> each : asked) {
        each.get();
      }
    }
    assertThat(refused).hasValue(11);
    assertThat(addresses.of(me)).hasSize(20);
  }

  private CalendarAddress wanted(UUID person) {
    var row = new CalendarAddress();
    row.id = UUID.randomUUID();
    row.person = person;
    row.kind = CalendarKind.MINE;
    row.createdAt = clock.now();
    row.secretHash = CalendarSecrets.hash(key());
    return row;
  }

  @Test
  void nobody_who_is_erased_meanwhile_gets_one() {
    CalendarAddress row = wanted(other);
    persons.destroy(other); // after the request was looked at
    assertThatThrownBy(() -> addresses.open(row)).isInstanceOf(PersonErased.class);
    assertThat(addresses.of(other)).isEmpty();
  }

  @Test
  void an_erased_person_has_no_calendars() throws Exception {
    String calendar = address("{\"kind\":\"MINE\"}");
    var erased = new ErasedPerson(me, clock.now());
    var reaction = new WhenPersonErasedForgetCalendars(addresses::forget);
    assertThat(reaction.on(ViewSpec.recorded(me, me, 1, erased))).isEmpty();
    refused(404, "CALENDAR_NOT_FOUND", get(calendar));
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        rows.createQuery(
                                "select count(a) from CalendarAddress a where a.person = :p",
                                Long.class)
                            .setParameter("p", me)
                            .getSingleResult()))
        .isZero();
  }
}
