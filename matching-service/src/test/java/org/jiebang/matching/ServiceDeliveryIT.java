package org.jiebang.matching;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.InboundNeed;
import org.jiebang.matching.inbound.InboundRuleSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service itself over HTTP, on a real database: from the sign-up to the final acceptance. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "matching"))
@NullUnmarked // set by Quarkus, and before each test
class ServiceDeliveryIT {

  private static final UUID DISTRICT = UUID.randomUUID();

  @TestHTTPResource URI base;
  @Inject EntityManager rows;
  @Inject StoryClock clock;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final UUID author = UUID.randomUUID();
  private final UUID chair = UUID.randomUUID();
  private final String dis = token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
  private final String desk = token(UUID.randomUUID(), "COM@community:" + community);
  private final String resident = token(author, "RES@community:" + community);
  private final String nobody = token(UUID.randomUUID());
  private String university;
  private String department;
  private String task;
  private Instant starts;
  private List<String> sessions;

  record Answer(int status, JsonNode json) {

    String text(String pointer) {
      return json.at(pointer).asText();
    }

    Answer expect(int wanted) {
      assertThat(status).as(String.valueOf(json)).isEqualTo(wanted);
      return this;
    }

    void refused(int wanted, String code) {
      assertThat(expect(wanted).text("/code")).isEqualTo(code);
    }
  }

  /** A person who serves. */
  private final class Volunteer {
    private final UUID person = UUID.randomUUID();
    private final String token = token(person, "VOL@community:" + community);

    Volunteer registered() throws Exception {
      post(
              token,
              "/api/v1/volunteers",
              "{'community':'%s','birthDate':'2005-03-01'}".formatted(community))
          .expect(201);
      return this;
    }

    Answer does(String what, String body) throws Exception {
      return post(token, sessions.getFirst() + what, body);
    }

    String part(String what) {
      return sessions.getFirst() + "/participations/" + person + what;
    }

    String state() throws Exception {
      return get(token, sessions.getFirst()).text("/participations/0/state");
    }
  }

  @BeforeEach
  void a_department_has_planned_two_sessions_at_the_same_time() throws Exception {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var place = new InboundCommunity();
              place.id = community;
              place.name = "五环社区";
              place.district = DISTRICT;
              rows.persist(place);
              var planned = new InboundNeed();
              planned.id = need;
              planned.community = community;
              planned.category = "CHILD_CARE";
              planned.author = author;
              planned.state = "PLANNED";
              rows.persist(planned);
            });
    String uni =
        create(
            dis,
            "/api/v1/organisations",
            "{'name':'East','kind':'UNIVERSITY','district':'%s'}".formatted(DISTRICT));
    university = token(UUID.randomUUID(), "UNI@organisation:" + uni);
    String dep =
        create(
            university,
            "/api/v1/organisations",
            "{'name':'School','kind':'DEPARTMENT','parent':'%s'}".formatted(uni));
    department = token(UUID.randomUUID(), "DEP@organisation:" + dep);
    agreement(uni);
    task = "/api/v1/tasks/" + won();
    starts = clock.now().plus(Duration.ofHours(2));
    String session =
        "{'startsAt':'%s','endsAt':'%s','place':'Room 2','capacity':2}"
            .formatted(starts, starts.plus(Duration.ofHours(2)));
    JsonNode planned =
        post(
                university,
                task + "/plan",
                "{'department':'%s','sessions':[%s,%s]}".formatted(dep, session, session))
            .expect(200)
            .json()
            .at("/execution/sessions");
    sessions = new ArrayList<>();
    planned.forEach(s -> sessions.add("/api/v1/sessions/" + s.get("session").asText()));
  }

  private void agreement(String organisation) throws Exception {
    Instant from = clock.now().minus(Duration.ofDays(1));
    String agreement =
        "/api/v1/agreements/"
            + create(
                desk,
                "/api/v1/agreements",
                "{'community':'%s','organisation':'%s','fields':['CHILD_CARE'],'principle':'共建','from':'%s','until':'%s'}"
                    .formatted(community, organisation, from, from.plus(Duration.ofDays(3000))));
    post(desk, agreement + "/sign", "{}").expect(200);
    post(university, agreement + "/sign", "{}").expect(200);
  }

  /** A task that the university has won on the board and committed to. */
  private String won() throws Exception {
    String id =
        create(
            desk,
            "/api/v1/tasks",
            "{'community':'%s','need':'%s','category':'CHILD_CARE','sheet':{'title':'Care','description':'Two afternoons.','sessionsWanted':2}}"
                .formatted(community, need));
    String path = "/api/v1/tasks/" + id;
    post(
            desk,
            path + "/post",
            "{'mode':'COMPETITIVE','criteria':[{'code':'PLAN','title':'Plan','weight':100}],'closesAt':'%s','points':2,'capacity':20}"
                .formatted(clock.now().plus(Duration.ofHours(1))))
        .expect(200);
    post(university, path + "/claims", "{'bid':'we do it'}").expect(200);
    clock.advanceTo(clock.offset().plus(Duration.ofHours(2)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, path).json().get("bidsOpen").asBoolean());
    String claim = path + "/claims/" + get(desk, path).text("/claims/0/id");
    String panel = token(UUID.randomUUID(), "PNL@community:" + community);
    post(panel, claim + "/score", "{'criterion':'PLAN','score':9}").expect(200);
    post(desk, claim + "/award", "{'reasons':['good']}").expect(200);
    post(university, path + "/commit", "{}").expect(200);
    return id;
  }

  @Test
  void service_is_done_counted_accepted_and_rated() throws Exception {
    var anna = new Volunteer().registered();
    var bo = new Volunteer().registered();
    var cai = new Volunteer().registered();
    String session = sessions.getFirst();

    anna.does("/sign-ups", "{}").refused(409, "SIGNUP_NOT_OPEN");
    post(department, session + "/open", "{'waitlistPlaces':1}").expect(200);
    new Volunteer().does("/sign-ups", "{}").refused(409, "NOT_REGISTERED");
    anna.does("/sign-ups", "{}").expect(200);
    anna.does("/sign-ups", "{}").refused(409, "DUPLICATE_SIGNUP");
    bo.does("/sign-ups", "{}").expect(200);
    cai.does("/sign-ups", "{}").refused(409, "SESSION_FULL");
    cai.does("/sign-ups", "{'waitlist':true}").expect(200);
    assertThat(cai.state()).isEqualTo("WAITLISTED");
    post(department, sessions.getLast() + "/open", "{}").expect(200);
    String other = sessions.getLast() + "/sign-ups";
    post(bo.token, other, "{}").refused(409, "TIME_CLASH");
    bo.does("/withdraw", "{}").expect(200);
    assertThat(cai.state()).isEqualTo("CONFIRMED");
    post(bo.token, other, "{}").expect(200);
    assertThat(get(desk, task).text("/state")).isEqualTo("STAFFED");

    assertThat(get(nobody, session).expect(200).json().get("participations")).isEmpty();
    assertThat(get(department, session).json().get("participations")).hasSize(3);
    get(anna.token, session + "/events").refused(403, "ROLE_NOT_ALLOWED");

    anna.does("/check-ins", "{'code':'00000000'}").refused(422, "CODE_INVALID");
    anna.does("/check-ins", "{'code':'%s'}".formatted(code(session))).refused(409, "TOO_EARLY");
    moveTo(starts.minusSeconds(60));
    get(anna.token, session + "/code").refused(403, "ROLE_NOT_ALLOWED");
    String code = code(session);
    String shown = "{'code':'%s','place':'%s'}";
    anna.does("/check-ins", shown.formatted(code, "Room 1")).refused(422, "WRONG_PLACE");
    anna.does("/check-ins", shown.formatted(code, "Room 2")).expect(200);
    assertThat(get(desk, task).text("/state")).isEqualTo("IN_PROGRESS");
    assertThat(get(desk, session).text("/state")).isEqualTo("RUNNING");
    anna.does("/check-outs", "{'code':'%s'}".formatted(code)).refused(409, "CODE_REPLAYED");
    post(department, cai.part("/check-in"), "{'method':'LIST'}").expect(200);

    moveTo(starts.plus(Duration.ofMinutes(60)));
    post(department, cai.part("/check-out"), "{'method':'LIST'}").expect(200);
    moveTo(starts.plus(Duration.ofMinutes(118)));
    anna.does("/check-outs", "{'code':'%s'}".formatted(code(session))).expect(200);
    post(department, session + "/record", "{}").refused(409, "SESSION_NOT_ENDED");
    moveTo(starts.plus(Duration.ofMinutes(121)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, session).text("/state").equals("ENDED"));
    post(department, session + "/record", "{}").expect(200);
    assertThat(get(anna.token, session).json().at("/participations/0/record/minutes").asInt())
        .isBetween(118, 119);
    JsonNode cais = get(cai.token, session).json().at("/participations/0/record");
    assertThat(cais.get("minutes").asInt()).isZero();
    assertThat(cais.get("rule").asText()).isEqualTo("BELOW_PRESENCE_THRESHOLD");
    post(desk, anna.part("/confirm"), "{}").refused(403, "ROLE_NOT_ALLOWED");
    post(department, anna.part("/confirm"), "{}").expect(200);
    post(department, anna.part("/confirm"), "{}").refused(409, "ALREADY_CONFIRMED");
    assertThat(post(department, cai.part("/confirm"), "{}").expect(200).text("/state"))
        .isEqualTo("CONFIRMED");
    post(anna.token, anna.part("/dispute"), "{'reason':'I came earlier'}").expect(200);
    String earlier =
        "{'startedAt':'%s','endedAt':'%s','reason':'LATE_CHECK_IN'}"
            .formatted(starts, starts.plus(Duration.ofMinutes(120)));
    post(desk, anna.part("/resolve-dispute"), earlier).expect(200);
    assertThat(get(anna.token, session).text("/participations/0/dispute"))
        .isEqualTo("I came earlier");
    assertThat(get(desk, session + "/events").expect(200).json().toString())
        .contains("record-corrected")
        .doesNotContain("I came earlier");

    post(department, sessions.getLast() + "/cancel", "{'reason':'WEATHER'}").expect(200);
    accepted(anna);
    rated(anna);
  }

  private void accepted(Volunteer served) throws Exception {
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    String panel = "{'task':'%s','members':['%s','%s','%s']}";
    String id = task.substring(task.lastIndexOf('/') + 1);
    post(desk, "/api/v1/acceptances", panel.formatted(id, chair, second, second))
        .refused(422, "PANEL_TOO_SMALL");
    post(desk, "/api/v1/acceptances", panel.formatted(id, chair, second, served.person))
        .refused(422, "PANEL_MEMBER_SERVED_ON_TASK");
    String acceptance =
        "/api/v1/acceptances/"
            + create(desk, "/api/v1/acceptances", panel.formatted(id, chair, second, third));
    String first = token(chair, "PNL@community:" + community);
    String verdict = "{'criterion':'PLAN','verdict':'%s','remark':'tidy'}";
    post(first, acceptance + "/review", verdict.formatted("PASS"))
        .refused(409, "ACCEPTANCE_NOT_REQUESTED");
    post(department, task + "/deliver", "{'report':'done','proof':['list']}").expect(200);
    post(first, acceptance + "/review", verdict.formatted("PASS")).expect(200);
    post(first, acceptance + "/decide", "{}").refused(409, "QUORUM_NOT_MET");
    post(
            token(second, "PNL@community:" + community),
            acceptance + "/review",
            verdict.formatted("PASS_WITH_REMARKS"))
        .expect(200);
    JsonNode sealed = get(first, acceptance).json().get("assessments");
    assertThat(sealed.get(0).get("verdict").asText()).isEqualTo("PASS");
    assertThat(sealed.get(1).has("verdict")).isFalse();
    assertThat(post(first, acceptance + "/decide", "{}").expect(200).text("/result"))
        .isEqualTo("PASSED");
    post(desk, acceptance + "/finalise", "{}").refused(409, "CONTEST_WINDOW_OPEN");
    post(department, acceptance + "/waive", "{}").expect(200);
    post(resident, acceptance + "/waive", "{}").expect(200);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, task).text("/state").equals("UNDER_ACCEPTANCE"));
    assertThat(post(desk, acceptance + "/finalise", "{}").expect(200).text("/state"))
        .isEqualTo("FINAL");
    assertThat(get(desk, task).text("/state")).isEqualTo("COMPLETED");
    get(nobody, acceptance).expect(404);
    get(university, acceptance + "?asOf=1").expect(200);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                get(desk, "/api/v1/acceptances?community=" + community + "&state=FINAL")
                        .json()
                        .get("items")
                        .size()
                    == 1);
  }

  private void rated(Volunteer served) throws Exception {
    String id = task.substring(task.lastIndexOf('/') + 1);
    String evaluation =
        "/api/v1/evaluations/" + create(desk, "/api/v1/evaluations", "{'task':'%s'}".formatted(id));
    String say = "{'kind':'%s','score':%d,'text':'kind people'}";
    post(nobodyHere(), evaluation + "/submissions", say.formatted("SELF", 5))
        .refused(403, "NOT_A_PARTY");
    post(resident, evaluation + "/submissions", say.formatted("BENEFICIARY", 5)).expect(200);
    post(resident, evaluation + "/submissions", say.formatted("BENEFICIARY", 4))
        .refused(409, "ALREADY_SUBMITTED");
    post(served.token, evaluation + "/submissions", say.formatted("SELF", 4)).expect(200);
    post(desk, evaluation + "/submissions", say.formatted("ORGANISER", 5)).expect(200);
    get(desk, evaluation + "/submissions").refused(403, "EVALUATION_SEALED");
    rateByLink(evaluation, served);
    assertThat(get(served.token, evaluation).json().get("mine")).hasSize(1);
    assertThat(get(desk, evaluation + "/events").json().toString()).doesNotContain("kind people");
    post(desk, evaluation + "/close", "{}").expect(200);
    Answer published = post(desk, evaluation + "/publish", "{}").expect(200);
    assertThat(published.json().at("/means/BENEFICIARY").decimalValue()).isEqualByComparingTo("5");
    assertThat(get(desk, evaluation + "/submissions").expect(200).json().get("items")).hasSize(4);
    assertThat(sheet(evaluation + "/submissions"))
        .hasSize(1 + 4)
        .startsWith("id,kind,author,subject,at,score,text,excluded");
    assertThat(sheet(evaluation + "/rating-links"))
        .hasSize(1 + 1)
        .startsWith("id,code,issuedAt,usedAt");
  }

  @Test
  void a_service_that_the_desk_marked_below_the_published_rule_counts_nothing() throws Exception {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var rule = new InboundRuleSet();
              rule.community = community;
              rule.version = 1;
              rule.name = "海林";
              rule.effectiveFrom = clock.now().truncatedTo(ChronoUnit.MICROS);
              rule.zeroBy = "ORGANISER";
              rule.zeroBelow = 2;
              rule.zeroLeast = 1;
              rows.persist(rule);
            });
    var anna = new Volunteer().registered();
    String session = sessions.getFirst();
    post(department, session + "/open", "{}").expect(200);
    anna.does("/sign-ups", "{}").expect(200);
    moveTo(starts);
    post(department, anna.part("/check-in"), "{'method':'LIST'}").expect(200);
    moveTo(starts.plus(Duration.ofMinutes(110)));
    post(department, session + "/end", "{}").expect(200);
    post(department, session + "/record", "{}").expect(200);
    post(department, anna.part("/confirm"), "{}").expect(200);
    post(department, sessions.getLast() + "/cancel", "{'reason':'WEATHER'}").expect(200);
    post(department, task + "/deliver", "{'report':'done','proof':['list']}").expect(200);
    String id = task.substring(task.lastIndexOf('/') + 1);
    String evaluation =
        "/api/v1/evaluations/" + create(desk, "/api/v1/evaluations", "{'task':'%s'}".formatted(id));
    post(resident, evaluation + "/submissions", "{'kind':'BENEFICIARY','score':5}").expect(200);
    post(desk, evaluation + "/submissions", "{'kind':'ORGANISER','score':1}").expect(200);
    post(desk, evaluation + "/close", "{}").expect(200);
    assertThat(anna.state()).isEqualTo("CONFIRMED");
    post(desk, evaluation + "/publish", "{}").expect(200);
    await().atMost(Duration.ofMinutes(2)).until(() -> anna.state().equals("CORRECTED"));
    JsonNode record = get(anna.token, session).json().at("/participations/0/record");
    assertThat(record.get("minutes").asInt()).isZero();
    assertThat(record.get("rule").asText()).isEqualTo("海林 v1");
    JsonNode last = get(desk, session + "/events").json().at("/items");
    JsonNode zeroed = last.get(last.size() - 1);
    assertThat(zeroed.get("type").asText()).isEqualTo("service-zeroed");
    assertThat(zeroed.get("role").asText()).isEqualTo("SYS");
  }

  private String nobodyHere() {
    return token(UUID.randomUUID(), "VOL@community:" + community);
  }

  @Test
  void the_clock_decides_for_a_chair_who_has_not_and_makes_it_final() throws Exception {
    var anna = new Volunteer().registered();
    String session = sessions.getFirst();
    post(department, session + "/open", "{}").expect(200);
    anna.does("/sign-ups", "{}").expect(200);
    moveTo(starts);
    post(department, anna.part("/check-in"), "{'method':'LIST'}").expect(200);
    moveTo(starts.plus(Duration.ofMinutes(90)));
    post(department, session + "/end", "{}").expect(200);
    post(department, session + "/record", "{}").expect(200);
    post(department, sessions.getLast() + "/cancel", "{'reason':'WEATHER'}").expect(200);
    post(department, task + "/deliver", "{'report':'done','proof':['list']}").expect(200);

    UUID second = UUID.randomUUID();
    String acceptance =
        "/api/v1/acceptances/"
            + create(
                desk,
                "/api/v1/acceptances",
                "{'task':'%s','members':['%s','%s','%s'],'criteria':['ORDER']}"
                    .formatted(
                        task.substring(task.lastIndexOf('/') + 1),
                        chair,
                        second,
                        UUID.randomUUID()));
    for (UUID member : List.of(chair, second)) {
      post(
              token(member, "PNL@community:" + community),
              acceptance + "/review",
              "{'criterion':'ORDER','verdict':'PASS'}")
          .expect(200);
    }
    moveTo(clock.now().plus(Duration.ofHours(25)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, acceptance).text("/state").equals("DECIDED"));
    moveTo(clock.now().plus(Duration.ofDays(6)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, acceptance).text("/state").equals("FINAL"));
    assertThat(get(desk, task).text("/state")).isEqualTo("COMPLETED");
  }

  @Test
  void ten_who_want_two_places_at_once_get_two() throws Exception {
    var ten = new ArrayList<Volunteer>();
    for (int i = 0; i < 10; i++) {
      ten.add(new Volunteer().registered());
    }
    post(department, sessions.getFirst() + "/open", "{'waitlistPlaces':0}").expect(200);
    var asked = new ArrayList<Future<Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Volunteer volunteer : ten) {
        Callable<Answer> ask = () -> volunteer.does("/sign-ups", "{}");
        asked.add(threads.submit(ask));
      }
    }
    int placed = 0;
    for (Future<Answer> answer : asked) {
      if (answer.get().status() == 200) {
        placed++;
      } else {
        answer.get().refused(409, "SESSION_FULL");
      }
    }
    assertThat(placed).isEqualTo(2);
    assertThat(get(department, sessions.getFirst()).json().get("placesTaken").asInt()).isEqualTo(2);
  }

  @Test
  void a_volunteer_is_known_to_themself_and_to_those_in_charge() throws Exception {
    var anna = new Volunteer().registered();
    Answer mine = get(anna.token, "/api/v1/volunteers/mine").expect(200);
    assertThat(mine.text("/birthDate")).isEqualTo("2005-03-01");
    String path = "/api/v1/volunteers/" + mine.text("/id");
    post(
            desk,
            path + "/trainings",
            "{'category':'MEDICAL_CARE','validUntil':'2099-01-01T00:00:00Z'}")
        .expect(200);
    assertThat(get(desk, path).text("/trainings/0/category")).isEqualTo("MEDICAL_CARE");
    assertThat(get(desk, path).json().has("birthDate")).isFalse();
    assertThat(get(resident, path).expect(200).json().has("trainings")).isFalse();
    get(resident, path + "/events").expect(404);
    get(nobody, path).refused(404, "VOLUNTEER_NOT_FOUND");
    post(
            anna.token,
            "/api/v1/volunteers",
            "{'community':'%s','birthDate':'2005-03-01'}".formatted(community))
        .refused(409, "ALREADY_REGISTERED");
  }

  @Test
  void the_lists_show_each_what_they_may_see() throws Exception {
    String all = "/api/v1/sessions?task=" + task.substring(task.lastIndexOf('/') + 1);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, all + "&community=" + community).json().get("items").size() == 2);
    assertThat(get(nobody, all).expect(200).json().get("items")).isEmpty();
    post(department, sessions.getFirst() + "/open", "{}").expect(200);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(nobody, all).json().get("items").size() == 1);
  }

  private void moveTo(Instant then) {
    Duration ahead = Duration.between(clock.now(), then);
    if (ahead.isPositive()) {
      clock.advanceTo(clock.offset().plus(ahead));
    }
  }

  private String code(String session) throws Exception {
    return get(department, session + "/code").expect(200).text("/code");
  }

  private static String token(UUID person, String... grants) {
    return TestIssuer.token(person, grants);
  }

  private String create(String token, String path, String body) throws Exception {
    return post(token, path, body).expect(201).text("/id");
  }

  private Answer post(String token, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))),
        token);
  }

  private Answer get(String token, String path) throws Exception {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET(), token);
  }

  /** Its lines, as the desk gets them. */
  private List<String> sheet(String path) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + desk)
                .header("Accept", "text/csv")
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body().substring(1).lines().toList(); // without the mark it begins with
  }

  private Answer send(HttpRequest.Builder request, String token) throws Exception {
    HttpResponse<String> response =
        client.send(
            request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), Json.EVENTS.readTree(response.body()));
  }

  private void rateByLink(String evaluation, Volunteer served) throws Exception {
    post(desk, evaluation + "/rating-links", "{}").expect(200);
    JsonNode link = get(desk, evaluation + "/rating-links").expect(200).json().at("/items/0");
    String rate = evaluation + "/rating-links/" + link.get("id").asText() + "/rate";
    String body = "{'code':'%s','score':5,'text':'very kind'}".formatted(link.get("code").asText());
    get(served.token, evaluation + "/rating-links").refused(403, "ROLE_NOT_ALLOWED");
    post("", rate, "{'code':'AAAA BBBB CCCC DDDD','score':1}")
        .refused(404, "RATING_LINK_NOT_FOUND");
    JsonNode answer = post("", rate, body).expect(200).json();
    assertThat(answer.properties()).hasSize(1);
    post("", rate, body).refused(409, "RATING_LINK_USED");
    JsonNode used = get(desk, evaluation + "/rating-links").expect(200).json().at("/items/0");
    assertThat(used.has("code") && !used.get("code").isNull()).isFalse();
    assertThat(get(desk, evaluation + "/events").json().toString())
        .doesNotContain(link.get("code").asText())
        .doesNotContain("very kind");
  }
}
