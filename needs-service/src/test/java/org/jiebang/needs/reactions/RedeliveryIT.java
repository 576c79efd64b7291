package org.jiebang.needs.reactions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.council.AgendaItems;
import org.jiebang.needs.inbound.AcceptanceFinal;
import org.jiebang.needs.inbound.InboundTasks;
import org.jiebang.needs.inbound.TaskAbandoned;
import org.jiebang.needs.inbound.TaskCancelled;
import org.jiebang.needs.inbound.TaskClosedWithoutAward;
import org.jiebang.needs.inbound.TaskCompleted;
import org.jiebang.needs.inbound.TaskDelivered;
import org.jiebang.needs.inbound.TaskDrafted;
import org.jiebang.needs.inbound.TaskExpired;
import org.jiebang.needs.inbound.TaskFact;
import org.jiebang.needs.inbound.TaskFailed;
import org.jiebang.needs.inbound.TaskForfeited;
import org.jiebang.needs.inbound.TaskSentToRework;
import org.jiebang.needs.inbound.TaskStarted;
import org.jiebang.needs.inbound.TaskWithdrawn;
import org.jiebang.needs.need.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What matching-service says reaches this one at least once. Each fact is heard, heard again as
 * after a crash between the commands and the consumer's offset, and said once more at another
 * place: it has its effect once.
 */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-11")
class RedeliveryIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String ITEMS = "/api/v1/agenda-items";

  /**
   * A fact about a task and its need.
   *
   * @param before what was heard of the task earlier
   * @param leadsTo the state of the need after it
   * @param events that it appends to the need and its item
   */
  private record Case(
      BiFunction<UUID, UUID, Object> fact,
      List<BiFunction<UUID, UUID, Object>> before,
      String leadsTo,
      List<String> events) {}

  private static final BiFunction<UUID, UUID, Object> STARTED = TaskStarted::new;
  private static final BiFunction<UUID, UUID, Object> DELIVERED = TaskDelivered::new;
  private static final BiFunction<UUID, UUID, Object> PASSED =
      (task, need) -> new AcceptanceFinal(new UUID(5, 5), task, need, "PASSED");

  private static final List<BiFunction<UUID, UUID, Object>> IN_SERVICE = List.of(STARTED);
  private static final List<BiFunction<UUID, UUID, Object>> DONE = List.of(STARTED, DELIVERED);
  private static final List<String> BACK = List.of("NeedUnplanned", "AgendaTaskEnded");

  private static final List<Case> CASES =
      List.of(
          new Case(STARTED, List.of(), "IN_SERVICE", List.of("NeedServiceStarted")),
          new Case(TaskForfeited::new, IN_SERVICE, "PLANNED", List.of("NeedBackToPlanned")),
          new Case(DELIVERED, IN_SERVICE, "DELIVERED", List.of("NeedDelivered")),
          new Case(TaskSentToRework::new, DONE, "IN_SERVICE", List.of("NeedInRework")),
          new Case(PASSED, DONE, "RESOLVED", List.of("NeedResolved")),
          new Case(TaskFailed::new, DONE, "LISTED", BACK),
          new Case(TaskExpired::new, List.of(), "LISTED", BACK),
          new Case(TaskClosedWithoutAward::new, List.of(), "LISTED", BACK),
          new Case(TaskCancelled::new, List.of(), "LISTED", BACK),
          new Case(TaskWithdrawn::new, List.of(), "LISTED", BACK),
          new Case(TaskAbandoned::new, IN_SERVICE, "LISTED", BACK),
          new Case(
              TaskCompleted::new,
              List.of(STARTED, DELIVERED, PASSED),
              "RESOLVED",
              List.of("AgendaTaskEnded")));

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Service service;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  EntityManager rows;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private String desk = "";
  private String chair = "";
  private UUID council = new UUID(0, 0);
  private UUID month = new UUID(0, 0);

  /** Facts so far: each has a place of its own. */
  private long told;

  @BeforeEach
  void aCouncilOfOne() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "五环社区");
    String at = "@community:" + community;
    UUID chairId = UUID.randomUUID();
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    chair = TestIssuer.token(chairId, "CNC" + at);
    council =
        http.post(
                desk,
                "/api/v1/bodies",
                "{\"place\":\"%s\",\"name\":\"青年议事会\",\"kind\":\"COUNCIL\"}".formatted(community))
            .id();
    String body = "/api/v1/bodies/" + council;
    String person = "{\"person\":\"%s\",\"from\":\"2021-01-01\"}".formatted(chairId);
    http.post(desk, body + "/appoint-member", person).ok();
    http.post(desk, body + "/elect-chair", person).ok();
    month =
        http.post(
                desk,
                "/api/v1/need-lists",
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(community))
            .id();
  }

  /** On the month's list. */
  private UUID listedNeed() throws Exception {
    String at = "@community:" + community;
    UUID need =
        http.post(
                TestIssuer.token(UUID.randomUUID(), "RES" + at),
                "/api/v1/needs",
                """
                {"community":"%s","category":"CLEAN_HOME","text":"二次供水有异味",
                 "authorName":"居民甲","authorPhone":"13800000000"}
                """
                    .formatted(community))
            .id();
    String path = "/api/v1/needs/" + need;
    String grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    http.post(grid, path + "/verify", "{\"urgency\":\"GENERAL\"}").ok();
    http.post(desk, path + "/list", "{\"list\":\"%s\"}".formatted(month)).ok();
    return need;
  }

  /** The council adopts what the need is about, and these tasks follow from it. */
  private UUID adopted(UUID need, List<UUID> tasks) throws Exception {
    UUID item =
        http.post(
                desk,
                ITEMS,
                "{\"body\":\"%s\",\"title\":\"二次供水改造\",\"needs\":%s}"
                    .formatted(council, quoted(List.of(need))))
            .id();
    UUID meeting =
        http.post(
                chair,
                "/api/v1/meetings",
                "{\"body\":\"%s\",\"startsAt\":\"%s\",\"minutes\":60,\"place\":\"社区活动室\"}"
                    .formatted(council, clock.now()))
            .id();
    String path = ITEMS + "/" + item;
    String meetings = "/api/v1/meetings/" + meeting;
    http.post(chair, path + "/schedule", "{\"meeting\":\"%s\",\"minutes\":30}".formatted(meeting))
        .ok();
    String code = http.post(chair, meetings + "/convene", "{}").ok().text("/doorCode");
    http.post(chair, meetings + "/check-ins", "{\"code\":\"%s\"}".formatted(code)).ok();
    http.post(chair, path + "/open-discussion", "{}").ok();
    String rules = "{\"method\":\"YES_NO\",\"changes\":false,\"secret\":false,\"minutes\":60}";
    http.post(chair, path + "/open-vote", rules).ok();
    http.post(chair, path + "/votes", "{\"answer\":\"YES\"}").ok();
    assertThat(http.post(chair, path + "/close-vote", "{}").ok().text("/state"))
        .isEqualTo("ADOPTED");
    tasks.forEach(task -> remember(new TaskDrafted(task, community, need)));
    http.post(desk, path + "/assign", "{\"tasks\":%s}".formatted(quoted(tasks))).ok();
    return item;
  }

  /** As the consumer does when the fact arrives. */
  private void remember(TaskFact fact) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                new InboundTasks()
                    .apply(rows, ViewSpec.recorded(fact.task(), fact.task(), 1, fact)));
  }

  private static String quoted(List<UUID> ids) {
    return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
  }

  private List<Reaction<?>> reactions() {
    return requireNonNull(service.inbound().get("matching")).reactions();
  }

  @Test
  void every_fact_of_a_task_has_its_effect_once_however_often_it_is_heard() throws Exception {
    for (Case each : CASES) {
      UUID need = listedNeed();
      UUID task = UUID.randomUUID();
      UUID item = adopted(need, List.of(task, UUID.randomUUID()));
      http.post(desk, "/api/v1/needs/" + need + "/plan", "{}").ok();
      each.before().forEach(fact -> hear(recorded(fact.apply(task, need), task), 1));
      Recorded<Object> fact = recorded(each.fact().apply(task, need), task);
      String what = fact.event().toString();

      History before = history(need, item);
      hearFirstOnly(fact); // the process dies before the others, and before its offset
      hear(fact, 1);
      History after = history(need, item);
      assertThat(after.since(before)).as(what).isEqualTo(each.events());
      assertThat(state(need)).as(what).isEqualTo(each.leadsTo());

      hear(fact, 1);
      assertThat(history(need, item)).as("again: %s", what).isEqualTo(after);
      hear(fact, 2);
      assertThat(history(need, item)).as("said twice: %s", what).isEqualTo(after);
    }
  }

  @Test
  void no_reaction_is_left_out() {
    List<Class<?>> heard = new ArrayList<>();
    CASES.forEach(c -> heard.add(c.fact().apply(new UUID(1, 1), new UUID(2, 2)).getClass()));
    assertThat(reactions()).hasSizeGreaterThanOrEqualTo(18);
    assertThat(reactions()).allSatisfy(r -> assertThat(heard).contains(r.fact()));
  }

  /** The names of what has happened to a need and to its item. */
  private record History(List<String> need, List<String> item) {

    List<String> since(History before) {
      var more = new ArrayList<>(need.subList(before.need().size(), need.size()));
      more.addAll(item.subList(before.item().size(), item.size()));
      return more;
    }
  }

  private History history(UUID need, UUID item) {
    return new History(
        commands.events(Needs.INSTANCE, need).stream().map(RedeliveryIT::name).toList(),
        commands.events(AgendaItems.INSTANCE, item).stream().map(RedeliveryIT::name).toList());
  }

  private static String name(Recorded<?> fact) {
    return fact.event().getClass().getSimpleName();
  }

  private String state(UUID need) {
    return Needs.INSTANCE.stateOf(commands.load(Needs.INSTANCE, need).state());
  }

  private Recorded<Object> recorded(Object fact, UUID task) {
    Recorded<Object> r = ViewSpec.recorded(task, task, ++told, fact);
    Instant now = clock.now(); // on one of long ago the silence after it would be over at once
    return new Recorded<>(
        r.stream(), r.version(), r.pos(), r.tenant(), r.type(), r.schema(), now, r.meta(), fact);
  }

  /**
   * As the consumer does it.
   *
   * @param place where it stands in the log of matching-service, besides its version
   */
  private void hear(Recorded<Object> fact, int place) {
    for (Reaction<?> reaction : reactions()) {
      hear(reaction, fact, place);
    }
  }

  private void hearFirstOnly(Recorded<Object> fact) {
    reactions().stream()
        .filter(r -> r.fact().isInstance(fact.event()))
        .findFirst()
        .ifPresent(r -> hear(r, fact, 1));
  }

  private void hear(Reaction<?> reaction, Recorded<Object> fact, int place) {
    if (!reaction.fact().isInstance(fact.event())) {
      return;
    }
    List<Consequence> consequences = on(reaction, fact);
    for (int i = 0; i < consequences.size(); i++) {
      UUID id =
          Ids.commandId(
              fact.at().toEpochMilli(),
              "reaction",
              reaction.name(),
              "matching",
              Integer.toString(Ids.part(fact.stream())),
              place + "/" + fact.pos(),
              Integer.toString(i));
      try {
        commands.handle(
            Ask.bySystem(id, clock.now(), null, "matching/1/" + fact.pos()),
            consequences.get(i).steps());
      } catch (Rejected refused) {
        assertThat(place).as("%s: %s", reaction.name(), refused.refusal()).isGreaterThan(1);
      }
    }
  }

  @SuppressWarnings("unchecked") // asked before
  private static <F> List<Consequence> on(Reaction<F> reaction, Recorded<Object> fact) {
    return reaction.on((Recorded<F>) (Recorded<?>) fact);
  }
}
