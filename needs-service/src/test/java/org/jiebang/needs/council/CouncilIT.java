package org.jiebang.needs.council;

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
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.inbound.InboundTasks;
import org.jiebang.needs.inbound.TaskCompleted;
import org.jiebang.needs.inbound.TaskDrafted;
import org.jiebang.needs.inbound.TaskFact;
import org.jiebang.needs.reactions.WhenTaskEndedAccountItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A council over HTTP on a real database: from a listed need to a decision that is carried out. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-09")
class CouncilIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String ITEMS = "/api/v1/agenda-items";
  private static final String MEETINGS = "/api/v1/meetings";
  private static final String YES_NO =
      "{\"method\":\"YES_NO\",\"changes\":false,\"secret\":%s,\"minutes\":%d}";

  private final UUID chairId = UUID.randomUUID();
  private final UUID annId = UUID.randomUUID();
  private final UUID boId = UUID.randomUUID();
  private final UUID oldId = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  EntityManager rows;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  BallotBox box;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private UUID council = new UUID(0, 0);
  private UUID month = new UUID(0, 0);
  private String desk = "";
  private String district = "";
  private String resident = "";
  private String chair = "";
  private String ann = "";
  private String bo = "";
  private String old = "";

  @BeforeEach
  void aCouncilOfFour() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "五环社区");
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    resident = TestIssuer.token(UUID.randomUUID(), "RES" + at);
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    chair = member(chairId);
    ann = member(annId);
    bo = member(boId);
    old = member(oldId);
    council =
        http.post(
                desk,
                "/api/v1/bodies",
                """
                {"place":"%s","name":"青年议事会","kind":"COUNCIL",
                 "policy":{"maxAge":45,"membersLimit":60}}
                """
                    .formatted(community))
            .id();
    appoint(chairId, "1990-05-01");
    appoint(annId, "1995-01-31");
    appoint(boId, "1999-12-31");
    appoint(oldId, today().minusYears(46).minusDays(1).toString());
    http.post(
            desk,
            "/api/v1/bodies/" + council + "/elect-chair",
            "{\"person\":\"%s\",\"from\":\"2021-01-01\"}".formatted(chairId))
        .ok();
    month =
        http.post(
                desk,
                "/api/v1/need-lists",
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(community))
            .id();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.now(), SHANGHAI);
  }

  private String member(UUID person) {
    return TestIssuer.token(person, "CNC@community:" + community);
  }

  private void appoint(UUID person, String bornOn) throws Exception {
    http.post(
            desk,
            "/api/v1/bodies/" + council + "/appoint-member",
            "{\"person\":\"%s\",\"from\":\"2021-01-01\",\"bornOn\":\"%s\"}"
                .formatted(person, bornOn))
        .ok();
  }

  /**
   * What the community decides.
   *
   * @param more values, each with a comma before it
   */
  private void decide(String more) throws Exception {
    http.post(
            desk,
            "/api/v1/community-policies",
            """
            {"community":"%s","reason":"与街道一致","values":{"verifyHours":72,"answerHours":168,"dangerHours":2,
             "utilitiesHours":24,"generalHours":168,"complexHours":360,"reopenDays":30,
             "reopenLimit":3,"dailyCutOffMinutes":0,"weeklyCutOffMinutes":60,
             "monthlyCutOffMinutes":120,"councilCategories":["CLEAN_HOME"]%s}}
            """
                .formatted(community, more))
        .ok();
  }

  private UUID listedNeed() throws Exception {
    return listedNeed("GENERAL");
  }

  private UUID listedNeed(String urgency) throws Exception {
    UUID need =
        http.post(
                resident,
                "/api/v1/needs",
                """
                {"community":"%s","category":"CLEAN_HOME","text":"二次供水有异味",
                 "authorName":"王芳","authorPhone":"13800000000"}
                """
                    .formatted(community))
            .id();
    String grid = TestIssuer.token(UUID.randomUUID(), "GRD@community:" + community);
    http.post(grid, "/api/v1/needs/" + need + "/verify", "{\"urgency\":\"%s\"}".formatted(urgency))
        .ok();
    http.post(desk, "/api/v1/needs/" + need + "/list", "{\"list\":\"%s\"}".formatted(month)).ok();
    return need;
  }

  private Answer propose(UUID need) throws Exception {
    return http.post(
        desk,
        ITEMS,
        "{\"body\":\"%s\",\"title\":\"二次供水改造\",\"needs\":[\"%s\"]}".formatted(council, need));
  }

  private Answer plan(String token) throws Exception {
    return http.post(
        token,
        MEETINGS,
        "{\"body\":\"%s\",\"startsAt\":\"%s\",\"minutes\":60,\"place\":\"社区活动室\"}"
            .formatted(council, clock.now()));
  }

  private Answer item(String token, UUID item, String command, String body) throws Exception {
    return http.post(token, ITEMS + "/" + item + "/" + command, body);
  }

  private Answer meeting(String token, UUID meeting, String command, String body) throws Exception {
    return http.post(token, MEETINGS + "/" + meeting + "/" + command, body);
  }

  private Answer schedule(String token, UUID item, UUID meeting, int minutes) throws Exception {
    return item(
        token, item, "schedule", "{\"meeting\":\"%s\",\"minutes\":%d}".formatted(meeting, minutes));
  }

  private Answer checkIn(String token, UUID meeting, String code) throws Exception {
    return meeting(token, meeting, "check-ins", "{\"code\":\"%s\"}".formatted(code));
  }

  private String stateOfNeed(UUID need) throws Exception {
    return http.get(desk, "/api/v1/needs/" + need, null).text("/state");
  }

  /** An item that is being discussed by chair, Ann and Bo. */
  private UUID discussing(UUID need) throws Exception {
    UUID item = propose(need).id();
    UUID meeting = plan(chair).id();
    schedule(chair, item, meeting, 30).ok();
    String code = meeting(chair, meeting, "convene", "{}").ok().text("/doorCode");
    for (String who : List.of(chair, ann, bo)) {
      checkIn(who, meeting, code).ok();
    }
    item(chair, item, "open-discussion", "{}").ok();
    return item;
  }

  @Test
  @Tag("N-08")
  @Tag("N-10")
  @Tag("N-11")
  void a_need_goes_through_a_whole_meeting_to_a_decision_that_is_carried_out() throws Exception {
    UUID need = listedNeed();
    UUID item = propose(need).id();
    assertThat(stateOfNeed(need)).isEqualTo("ON_AGENDA");
    propose(need).refused(409, "DUPLICATE_TOPIC");
    plan(ann).refused(403, "ROLE_NOT_ALLOWED");
    plan(resident).refused(403, "ROLE_NOT_ALLOWED");
    Answer planned = plan(desk);
    UUID meeting = planned.id();
    schedule(ann, item, meeting, 30).refused(403, "ROLE_NOT_ALLOWED");
    schedule(chair, item, meeting, 61).refused(409, "AGENDA_OVERTIME");
    schedule(chair, item, meeting, 40).ok();
    UUID other = propose(listedNeed()).id();
    schedule(chair, other, meeting, 21).refused(409, "AGENDA_OVERTIME");
    item(chair, item, "open-discussion", "{}").refused(409, "MEETING_NOT_CONVENED");

    Answer convened = meeting(chair, meeting, "convene", "{}").ok();
    String code = convened.text("/doorCode");
    assertThat(code).hasSize(8);
    assertThat(convened.json().at("/quorum").asInt()).isEqualTo(2);
    assertThat(http.get(ann, MEETINGS + "/" + meeting, null).text("/doorCode")).isEmpty();
    checkIn(ann, meeting, "22222222").refused(422, "CODE_INVALID");
    checkIn(chair, meeting, code.toLowerCase(java.util.Locale.ROOT)).ok();
    item(chair, item, "open-discussion", "{}").refused(409, "NO_QUORUM");
    checkIn(ann, meeting, code).ok();
    checkIn(ann, meeting, code).refused(409, "CODE_ALREADY_USED");
    checkIn(old, meeting, code).refused(409, "MEMBER_OVER_AGE");
    checkIn(member(UUID.randomUUID()), meeting, code).refused(409, "NOT_A_MEMBER");
    checkIn(bo, meeting, code).ok();

    item(chair, item, "open-discussion", "{}").ok();
    item(ann, item, "contributions", "{\"text\":\"水箱十年没换\"}").ok();
    item(chair, item, "move-on", "{\"stage\":\"METHOD\"}").ok();
    Answer said = item(bo, item, "contributions", "{\"text\":\"请三家报价\"}").ok();
    assertThat(said.text("/contributions/1/stage")).isEqualTo("METHOD");
    assertThat(said.text("/contributions/0/text")).isEqualTo("水箱十年没换");
    assertThat(http.get(resident, ITEMS + "/" + item, said).raw().body())
        .doesNotContain("水箱")
        .doesNotContain(annId.toString());

    item(ann, item, "open-vote", YES_NO.formatted("false", 60)).refused(403, "ROLE_NOT_ALLOWED");
    item(chair, item, "open-vote", YES_NO.replace("YES_NO", "RANK").formatted("false", 60))
        .refused(422, "VOTE_RULES_INCOMPLETE");
    item(chair, item, "open-vote", YES_NO.formatted("false", 60)).ok();
    item(old, item, "votes", "{\"answer\":\"YES\"}").refused(409, "NOT_PRESENT");
    item(ann, item, "votes", "{\"score\":7}").refused(422, "CHOICE_NOT_OFFERED");
    Answer open = item(ann, item, "votes", "{\"answer\":\"YES\"}").ok();
    assertThat(open.json().at("/vote/turnout").asInt()).isEqualTo(1);
    assertThat(open.json().at("/vote/votes")).isEmpty();
    item(ann, item, "votes", "{\"answer\":\"NO\"}").refused(409, "ALREADY_VOTED");
    item(bo, item, "votes", "{\"answer\":\"YES\"}").ok();
    meeting(chair, meeting, "close", "{\"minutes\":\"记录\"}").refused(409, "ITEM_UNDECIDED");
    item(ann, item, "close-vote", "{}").refused(409, "VOTE_STILL_OPEN");
    Answer decided = item(chair, item, "close-vote", "{}").ok();
    assertThat(decided.text("/state")).isEqualTo("ADOPTED");
    assertThat(decided.json().at("/vote/result/counts/YES").asInt()).isEqualTo(2);
    assertThat(decided.json().at("/vote/votes")).hasSize(2);
    item(ann, item, "votes", "{\"answer\":\"NO\"}").refused(409, "VOTE_CLOSED");
    item(chair, item, "close-vote", "{}").refused(409, "VOTE_ALREADY_CLOSED");
    JsonNode history = http.get(desk, ITEMS + "/" + item + "/events", decided).json().get("items");
    assertThat(history.toString()).contains("vote-cast").doesNotContain("\"choice\":{");

    UUID task = UUID.randomUUID();
    String tasks = "{\"tasks\":[\"%s\"]}".formatted(task);
    item(desk, item, "assign", tasks).refused(409, "TASK_NOT_KNOWN");
    remember(new TaskDrafted(task, UUID.randomUUID(), need));
    item(desk, item, "assign", tasks).refused(409, "TASK_NOT_KNOWN");
    remember(new TaskDrafted(task, community, UUID.randomUUID()));
    item(desk, item, "assign", tasks).refused(422, "TASK_SERVES_OTHER_NEED");
    remember(new TaskDrafted(task, community, need));
    item(desk, item, "assign", tasks).ok();
    item(desk, item, "account", "{}").refused(409, "TASKS_OPEN");
    hears(new TaskCompleted(task, need));
    Answer accounted = http.get(resident, ITEMS + "/" + item, null);
    assertThat(accounted.text("/state")).isEqualTo("ACCOUNTED");
    hears(new TaskCompleted(task, need));
    assertThat(http.get(resident, ITEMS + "/" + item, null).raw().headers().firstValue("ETag"))
        .isEqualTo(accounted.raw().headers().firstValue("ETag"));

    meeting(chair, meeting, "close", "{\"minutes\":\"王芳提到水箱\"}").ok();
    Answer published = meeting(chair, meeting, "publish-minutes", "{\"text\":\"通过二次供水改造\"}").ok();
    assertThat(published.text("/record")).isEqualTo("王芳提到水箱");
    JsonNode forAll =
        http.get(TestIssuer.token(UUID.randomUUID()), MEETINGS + "/" + meeting, null).json();
    assertThat(forAll.at("/publicMinutes").asText()).isEqualTo("通过二次供水改造");
    assertThat(forAll.has("record")).isFalse();
    assertThat(forAll.at("/attendance").asInt()).isEqualTo(3);
    assertThat(forAll.at("/present")).isEmpty();

    String here = "?community=" + community;
    assertThat(ids(MEETINGS + here + "&month=" + YearMonth.from(today()), published))
        .containsExactly(meeting.toString());
    assertThat(ids(MEETINGS + here + "&month=2001-01", published)).isEmpty();
    assertThat(ids(ITEMS + here + "&meeting=" + meeting, published))
        .containsExactly(item.toString());
  }

  private List<String> ids(String path, Answer after) throws Exception {
    JsonNode page = http.get(resident, path, after).ok().json().get("items");
    return StreamSupport.stream(page.spliterator(), false).map(i -> i.get("id").asText()).toList();
  }

  /** As the consumer does when the fact arrives. */
  private void remember(TaskFact fact) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                new InboundTasks()
                    .apply(rows, ViewSpec.recorded(fact.task(), fact.task(), 1, fact)));
  }

  private void hears(TaskCompleted fact) {
    for (Reaction<?> reaction :
        WhenTaskEndedAccountItem.all(need -> NeedAgenda.itemOf(commands, need))) {
      if (reaction.fact() == TaskCompleted.class) {
        tell(reaction, fact);
      }
    }
  }

  private <F> void tell(Reaction<F> reaction, Object fact) {
    UUID stream = UUID.randomUUID();
    Recorded<F> recorded = ViewSpec.recorded(stream, stream, 1, reaction.fact().cast(fact));
    for (var consequence : reaction.on(recorded)) {
      commands.handle(
          Ask.bySystem(UUID.randomUUID(), clock.now(), null, "matching/1/1"), consequence.steps());
    }
  }

  @Test
  @Tag("N-07")
  @Tag("N-08")
  void what_is_urgent_on_a_monthly_list_goes_before_the_council_by_itself() throws Exception {
    UUID urgent = listedNeed("UTILITIES");
    UUID other = listedNeed("GENERAL");
    String list = "/api/v1/need-lists/" + month;
    http.post(desk, list + "/close", "{}").ok();
    await().atMost(Duration.ofMinutes(2)).until(() -> stateOfNeed(urgent).equals("ON_AGENDA"));
    UUID topic =
        UUID.fromString(http.get(desk, "/api/v1/needs/" + urgent, null).text("/agendaItem"));
    Answer item = http.get(resident, ITEMS + "/" + topic, null).ok();
    assertThat(item.text("/title")).isEqualTo("2026-03 月度议题 CLEAN_HOME");
    assertThat(item.json().has("proposer")).isFalse();
    JsonNode problems = http.get(desk, list + "/problem-list", null).ok().json();
    assertThat(problems.at("/counts/inDiscussion").asInt()).isEqualTo(1);
    assertThat(problems.at("/counts/open").asInt()).isEqualTo(1);
    assertThat(stateOfNeed(other)).isEqualTo("LISTED");
    item(desk, topic, "withdraw", "{}").refused(403, "ROLE_NOT_ALLOWED");
    item(chair, topic, "withdraw", "{}").ok();
  }

  @Test
  void a_vote_by_scores_that_names_no_threshold_publishes_the_communitys() throws Exception {
    decide(",\"scoreThresholdTenths\":80");
    UUID item = discussing(listedNeed());
    String scores = YES_NO.replace("YES_NO", "SCORE_1_10").formatted("false", 60);
    Answer open = item(chair, item, "open-vote", scores).ok();
    assertThat(open.json().at("/vote/rules/thresholdTenths").asInt()).isEqualTo(80);
  }

  @Test
  @Tag("N-08")
  @Tag("N-11")
  void what_is_rejected_at_the_end_of_the_vote_leaves_the_agenda() throws Exception {
    decide("");
    UUID need = listedNeed();
    UUID item = discussing(need);
    String plan = "/api/v1/needs/" + need + "/plan";
    http.post(desk, plan, "{}").refused(409, "NOT_DECIDED");
    item(chair, item, "open-vote", YES_NO.formatted("false", 1)).ok();
    item(ann, item, "votes", "{\"answer\":\"NO\"}").ok();
    clock.advanceTo(clock.offset().plus(Duration.ofMinutes(2)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> http.get(desk, ITEMS + "/" + item, null).text("/state").equals("REJECTED"));
    await().atMost(Duration.ofMinutes(2)).until(() -> stateOfNeed(need).equals("LISTED"));
    item(desk, item, "assign", "{\"tasks\":[\"%s\"]}".formatted(UUID.randomUUID()))
        .refused(409, "ITEM_NOT_ADOPTED");
    http.post(desk, plan, "{}").refused(409, "NOT_DECIDED");
    String word = "{\"outcome\":\"ADOPTED\",\"reason\":\"供水安全,应予办理,由区里支持\"}";
    item(desk, item, "override", word).refused(403, "ROLE_NOT_ALLOWED");
    Answer overridden = item(district, item, "override", word).ok();
    assertThat(overridden.text("/state")).isEqualTo("ADOPTED");
    assertThat(overridden.text("/decision/outcome")).isEqualTo("REJECTED");
    assertThat(overridden.text("/override/outcome")).isEqualTo("ADOPTED");
    assertThat(overridden.json().at("/vote/result/counts/NO").asInt()).isEqualTo(1);
    assertThat(http.post(desk, plan, "{}").ok().text("/state")).isEqualTo("PLANNED");
  }

  @Test
  void a_cancelled_meeting_gives_its_items_back() throws Exception {
    UUID need = listedNeed();
    UUID item = discussing(need);
    String meeting = http.get(desk, ITEMS + "/" + item, null).text("/meeting");
    String reason = "{\"reason\":\"台风预警,择日再开\"}";
    meeting(ann, UUID.fromString(meeting), "cancel", reason).refused(403, "ROLE_NOT_ALLOWED");
    meeting(chair, UUID.fromString(meeting), "cancel", reason).ok();
    assertThat(http.get(desk, ITEMS + "/" + item, null).text("/state")).isEqualTo("PROPOSED");
    assertThat(stateOfNeed(need)).isEqualTo("ON_AGENDA");
    item(chair, item, "withdraw", "{}").refused(403, "ROLE_NOT_ALLOWED");
    item(desk, item, "withdraw", "{}").ok();
    await().atMost(Duration.ofMinutes(2)).until(() -> stateOfNeed(need).equals("LISTED"));
    schedule(chair, item, UUID.fromString(meeting), 30).refused(409, "ITEM_CLOSED");
  }

  private record Ballot(int status, String code) {}

  /** As nobody: without a token, on a connection and a trace of its own. */
  private Ballot cast(UUID item, String trace, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(ITEMS + "/" + item + "/ballots"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Ballot(
          answer.statusCode(), Json.EVENTS.readTree(answer.body()).path("code").asText(""));
    }
  }

  private static String ballot(String token, String signature, String answer) {
    return "{\"token\":\"%s\",\"signature\":\"%s\",\"vote\":{\"answer\":\"%s\"}}"
        .formatted(token, signature, answer);
  }

  @Test
  void a_secret_vote_leaves_nothing_that_says_who_voted_how() throws Exception {
    UUID item = discussing(listedNeed());
    Answer opened = item(chair, item, "open-vote", YES_NO.formatted("true", 60)).ok();
    UUID vote = UUID.fromString(opened.text("/vote/id"));
    String key = opened.text("/vote/paperKey");
    item(ann, item, "votes", "{\"answer\":\"YES\"}").refused(409, "VOTE_IS_SECRET");
    var secrets = new ArrayList<String>();
    List<String> answers = List.of("YES", "NO", "YES");
    List<String> members = List.of(chair, ann, bo);
    for (int i = 0; i < 3; i++) {
      var voter = new BlindVoter(key);
      String ask = "{\"blinded\":\"%s\"}".formatted(voter.blinded);
      String blind = item(members.get(i), item, "ballot-papers", ask).ok().text("/signature");
      // The same paper once more is the same; another one is not given out.
      assertThat(item(members.get(i), item, "ballot-papers", ask).ok().text("/signature"))
          .isEqualTo(blind);
      item(
              members.get(i),
              item,
              "ballot-papers",
              "{\"blinded\":\"%s\"}".formatted(new BlindVoter(key).blinded))
          .refused(409, "ALREADY_VOTED");
      String trace = UUID.randomUUID().toString().replace("-", "");
      String signature = voter.unblind(blind);
      String body = ballot(voter.token, signature, answers.get(i));
      assertThat(cast(item, trace, body, "Authorization", "Bearer " + members.get(i)))
          .isEqualTo(new Ballot(400, "VALIDATION_FAILED"));
      assertThat(cast(item, trace, ballot(voter.token, blind, "YES")))
          .isEqualTo(new Ballot(422, "BALLOT_PAPER_INVALID"));
      assertThat(cast(item, trace, body).status()).isEqualTo(200);
      assertThat(cast(item, trace, body).status()).isEqualTo(200);
      assertThat(cast(item, trace, ballot(voter.token, signature, "ABSTAIN")))
          .isEqualTo(new Ballot(409, "ALREADY_VOTED"));
      secrets.addAll(List.of(voter.token, signature, trace, BallotPapers.hash(voter.token)));
    }
    item(old, item, "ballot-papers", "{\"blinded\":\"%s\"}".formatted(new BlindVoter(key).blinded))
        .refused(409, "NOT_PRESENT");
    assertThat(http.get(chair, ITEMS + "/" + item, null).raw().body())
        .doesNotContain("\"result\"")
        .contains("\"turnout\":3");
    Answer closed = item(chair, item, "close-vote", "{}").ok();
    assertThat(closed.text("/state")).isEqualTo("ADOPTED");
    assertThat(closed.json().at("/vote/result/counts/YES").asInt()).isEqualTo(2);
    assertThat(closed.json().at("/vote/votes")).isEmpty();

    // Everything that is stored of it, joined: who got a paper, and what was voted, and no bridge.
    List<Recorded<AgendaItemEvent>> log = commands.events(AgendaItems.INSTANCE, item);
    assertThat(secrets).hasSize(12);
    for (Recorded<AgendaItemEvent> fact : log) {
      String stored = Json.EVENTS.writeValueAsString(fact.event()) + fact.meta();
      assertThat(secrets).noneMatch(stored::contains);
    }
    var counted =
        log.stream()
            .map(Recorded::event)
            .filter(AgendaItemEvent.VoteClosed.class::isInstance)
            .map(AgendaItemEvent.VoteClosed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(counted.ballots())
        .extracting(c -> Objects.requireNonNull(c.answer()).name())
        .containsExactly("NO", "YES", "YES");
    await().atMost(Duration.ofMinutes(2)).until(() -> box.ballots(vote).isEmpty());
    assertThat(cast(item, "4bf92f3577b34da6a3ce929d0e0e4736", ballot(key(), sig(), "YES")).code())
        .isEqualTo("VOTE_CLOSED");
  }

  @Test
  void a_ballot_that_comes_many_times_at_once_is_one_and_so_is_the_end() throws Exception {
    var yes = new Choice(Choice.Answer.YES, null, null);
    var no = new Choice(Choice.Answer.NO, null, null);
    for (int round = 0; round < 10; round++) {
      UUID vote = UUID.randomUUID();
      fourTimesAtOnce(() -> box.put(vote, "one", yes, false));
      fourTimesAtOnce(() -> box.put(vote, "other", yes, true));
      fourTimesAtOnce(() -> box.put(vote, "other", no, true));
      assertThat(box.ballots(vote)).containsExactlyInAnyOrder(yes, no);
      fourTimesAtOnce(() -> box.lock(vote));
      fourTimesAtOnce(() -> box.empty(vote));
      assertThat(box.ballots(vote)).isEmpty();
    }
  }

  private static void fourTimesAtOnce(Runnable deed) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deeds = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 4; i++) { // few, because who waits for a row gives up after 3 s
        deeds.add(Executors.callable(deed));
      }
      for (Future<Object> done : threads.invokeAll(deeds)) {
        done.get();
      }
    }
  }

  private static String key() {
    return "A".repeat(43);
  }

  private static String sig() {
    return "A".repeat(342);
  }

  @Test
  void sixty_members_vote_at_once_and_each_vote_counts() throws Exception {
    var members = new ArrayList<String>(List.of(chair, ann, bo));
    for (int i = members.size() + 1; i < 60; i++) {
      UUID person = UUID.randomUUID();
      appoint(person, "1995-06-01");
      members.add(member(person));
    }
    assertThat(members).hasSize(59); // and the one who is too old
    UUID item = propose(listedNeed()).id();
    UUID meeting = plan(chair).id();
    schedule(chair, item, meeting, 30).ok();
    String code = meeting(chair, meeting, "convene", "{}").ok().text("/doorCode");
    atOnce(members, who -> checkIn(who, meeting, code));
    item(chair, item, "open-discussion", "{}").ok();
    item(chair, item, "open-vote", YES_NO.formatted("false", 60)).ok();
    atOnce(
        members,
        who ->
            item(
                who,
                item,
                "votes",
                "{\"answer\":\"%s\"}".formatted(members.indexOf(who) % 3 == 0 ? "NO" : "YES")));
    Answer closed = item(chair, item, "close-vote", "{}").ok();
    assertThat(closed.json().at("/vote/result/cast").asInt()).isEqualTo(59);
    assertThat(closed.json().at("/vote/result/counts/NO").asInt()).isEqualTo(20);
  }

  private interface Deed {
    Answer by(String who) throws Exception;
  }

  private static void atOnce(List<String> members, Deed deed) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deeds = new ArrayList<Callable<Answer>>();
      members.forEach(who -> deeds.add(() -> deed.by(who)));
      for (Future<Answer> done : threads.invokeAll(deeds)) {
        done.get().ok();
      }
    }
  }

  @Test
  void an_agenda_is_not_overbooked_by_many_at_once() throws Exception {
    UUID meeting = plan(chair).id();
    var items = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) {
      items.add(propose(listedNeed()).id());
    }
    int scheduled = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deeds = new ArrayList<Callable<Answer>>();
      items.forEach(item -> deeds.add(() -> schedule(chair, item, meeting, 25)));
      for (Future<Answer> done : threads.invokeAll(deeds)) {
        if (done.get().status() == 200) {
          scheduled++;
        } else {
          done.get().refused(409, "AGENDA_OVERTIME");
        }
      }
    }
    assertThat(scheduled).isEqualTo(2);
    assertThat(http.get(desk, MEETINGS + "/" + meeting, null).json().get("agenda")).hasSize(2);
  }
}
