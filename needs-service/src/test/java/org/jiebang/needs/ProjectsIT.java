package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Resources and projects over HTTP: traceable both ways, and nothing is given twice. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class ProjectsIT extends InACommunity {

  private static final String RESOURCES = "/api/v1/resources";
  private static final String PROJECTS = "/api/v1/projects";

  /** S1:6 and S1:19; 青年之家 stands in both. */
  private static final List<String> VENUES =
      List.of("青年之家", "儿童之家", "邻里驿家", "文娱活动室", "党群服务中心", "新时代文明实践站");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private static ObjectNode terms(String name, int capacity, String validUntil) {
    ObjectNode terms = Json.EVENTS.createObjectNode();
    terms.put("name", name).put("place", "育才街 6 号").put("setting", "BOTH");
    terms.putObject("provider").put("name", "灵武团市委");
    terms
        .putArray("openings")
        .addObject()
        .put("day", "SATURDAY")
        .put("from", "08:30")
        .put("until", "11:30");
    terms.put("capacity", capacity).put("validFrom", "2026-01-01").put("validUntil", validUntil);
    return terms;
  }

  private Answer draftResource(String kind, ObjectNode terms) throws Exception {
    ObjectNode body = Json.EVENTS.createObjectNode();
    body.put("community", community.toString()).put("kind", kind).set("terms", terms);
    return post(desk, RESOURCES, body.toString());
  }

  private UUID published(String kind, String name, int capacity) throws Exception {
    UUID id = draftResource(kind, terms(name, capacity, "2099-12-31")).id();
    post(desk, RESOURCES + "/" + id + "/publish", "{}").id();
    return id;
  }

  private UUID listed(UUID list) throws Exception {
    ObjectNode form = Json.EVENTS.createObjectNode();
    form.put("community", community.toString()).put("category", "CLEAN_HOME").put("text", "楼道堆物");
    form.put("authorName", "居民甲").put("authorPhone", "13800000000");
    UUID need = post(resident, "/api/v1/needs", form.toString()).id();
    String path = "/api/v1/needs/" + need;
    post(grid, path + "/verify", "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}").id();
    post(desk, path + "/list", "{\"list\":\"%s\"}".formatted(list)).id();
    return need;
  }

  private UUID list() throws Exception {
    return post(
            desk,
            "/api/v1/need-lists",
            "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                .formatted(community))
        .id();
  }

  private String project(List<UUID> needs, List<UUID> resources, int quantity) throws Exception {
    ObjectNode body = Json.EVENTS.createObjectNode();
    body.put("community", community.toString()).put("title", "清洁家园");
    body.put("from", "2026-03-16").put("until", "2026-06-30");
    var cited = body.putArray("needs");
    needs.forEach(n -> cited.add(n.toString()));
    var used = body.putArray("resources");
    resources.forEach(
        r -> used.addObject().put("resource", r.toString()).put("quantity", quantity));
    return body.toString();
  }

  private Answer draft(List<UUID> needs, List<UUID> resources, int quantity) throws Exception {
    return post(desk, PROJECTS + "/draft-from-lists", project(needs, resources, quantity));
  }

  private Answer left(UUID resource) throws Exception {
    return get(desk, RESOURCES + "/" + resource + "/availability?from=2026-03-16&until=2026-03-22");
  }

  @Test
  @Tag("M-54")
  @Tag("N-17")
  void the_six_venues_and_a_service_stand_on_two_lists() throws Exception {
    for (String venue : VENUES) {
      published("VENUE", venue, 1);
    }
    UUID service = published("SERVICE", "反诈宣讲", 2);
    assertThat(
            Sheets.of(
                base,
                stranger,
                RESOURCES + "/" + service + "/availability?from=2026-03-16&until=2026-03-17"))
        .hasSize(1 + 2)
        .startsWith("date,open,left");
    Answer draft = draftResource("VENUE", terms("青年之家", 1, "2099-12-31"));
    String here = RESOURCES + "?community=" + community;
    assertThat(items(desk, here + "&list=RESOURCES&state=PUBLISHED", draft)).hasSize(6);
    assertThat(items(desk, here + "&list=SERVICES", draft)).containsExactly(service.toString());
    assertThat(items(desk, here + "&kind=VENUE", draft)).hasSize(7);
    // Who is not from here sees what is published.
    assertThat(items(stranger, here, draft)).hasSize(7).doesNotContain(draft.id().toString());
    refused(404, "RESOURCE_NOT_FOUND", get(stranger, RESOURCES + "/" + draft.id()));
    assertThat(get(stranger, RESOURCES + "/" + service).text("/kind")).isEqualTo("SERVICE");
  }

  @Test
  @Tag("N-16")
  void a_need_is_planned_in_no_project_but_one_that_is_under_way_and_cites_it() throws Exception {
    UUID list = list();
    UUID cited = listed(list);
    UUID other = listed(list);
    UUID project = draft(List.of(cited), List.of(published("TEAM", "青年突击队", 1)), 1).id();
    String in = "{\"project\":\"%s\"}";
    String plan = "/api/v1/needs/" + cited + "/plan";
    refused(404, "PROJECT_NOT_FOUND", post(desk, plan, in.formatted(UUID.randomUUID())));
    refused(409, "PROJECT_NOT_UNDER_WAY", post(desk, plan, in.formatted(project)));
    refused(
        422,
        "NEED_NOT_IN_PROJECT",
        post(desk, "/api/v1/needs/" + other + "/plan", in.formatted(project)));
    post(desk, PROJECTS + "/" + project + "/approve", "{}").id();
    refused(409, "NEED_ALREADY_PLANNED", post(desk, plan, in.formatted(project)));
    commands.handle(
        Ask.bySystem(UUID.randomUUID(), clock.now(), null, "matching/1/1"),
        List.of(
            Step.of(
                Needs.INSTANCE,
                cited,
                new UnplanNeed(
                    new NeedId(cited), null, "TASK_EXPIRED", Actor.SYSTEM, clock.now()))));
    assertThat(post(desk, plan, in.formatted(project)).ok().text("/project"))
        .isEqualTo(project.toString());
  }

  @Test
  @Tag("N-16")
  void needs_and_resources_become_a_project_that_is_found_from_both() throws Exception {
    UUID list = list();
    UUID first = listed(list);
    UUID second = listed(list);
    UUID venue = published("VENUE", "邻里驿家", 3);
    UUID team = published("TEAM", "青年突击队", 1);
    Answer made = draft(List.of(first, second), List.of(venue, team), 1);
    UUID project = made.id();
    assertThat(made.text("/state")).isEqualTo("PROPOSED");
    assertThat(left(venue).json().get("left").asInt()).isEqualTo(2);
    assertThat(left(venue).json().at("/days/5/open/0/from").asText()).isEqualTo("08:30:00");
    refused(409, "NEED_ALREADY_PROJECTED", draft(List.of(second), List.of(venue), 1));
    refused(404, "PROJECT_NOT_FOUND", get(stranger, PROJECTS + "/" + project));

    Answer approved = post(desk, PROJECTS + "/" + project + "/approve", "{}");
    assertThat(approved.text("/state")).as(approved.raw().body()).isEqualTo("APPROVED");
    JsonNode need = get(desk, "/api/v1/needs/" + first).json();
    assertThat(need.get("state").asText()).isEqualTo("PLANNED");
    assertThat(need.get("project").asText()).isEqualTo(project.toString());
    assertThat(items(desk, PROJECTS + "?community=" + community + "&need=" + second, approved))
        .containsExactly(project.toString());
    assertThat(items(desk, PROJECTS + "?resource=" + team, approved))
        .containsExactly(project.toString());
    assertThat(items(desk, PROJECTS + "?resource=" + UUID.randomUUID(), approved)).isEmpty();
    assertThat(items(stranger, PROJECTS + "?community=" + community, approved))
        .containsExactly(project.toString());

    post(desk, PROJECTS + "/" + project + "/start", "{}").id();
    Answer stopped = post(desk, PROJECTS + "/" + project + "/stop", "{\"reason\":\"场地停用\"}");
    assertThat(stopped.text("/state")).as(stopped.raw().body()).isEqualTo("STOPPED");
    assertThat(stopped.json().at("/fates/0/fate").asText()).isEqualTo("BACK_TO_LIST");
    assertThat(left(venue).json().get("left").asInt()).isEqualTo(3);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                get(desk, "/api/v1/needs/" + first).text("/state").equals("LISTED")
                    && get(desk, "/api/v1/needs/" + second).text("/state").equals("LISTED"));
    Answer again = draft(List.of(first, second), List.of(venue), 3);
    assertThat(again.status()).as(again.raw().body()).isEqualTo(201);
    assertThat(items(desk, PROJECTS + "?need=" + first, again))
        .containsExactly(again.id().toString(), project.toString());
    JsonNode history = get(desk, RESOURCES + "/" + venue + "/events").json().get("items");
    assertThat(StreamSupport.stream(history.spliterator(), false).map(e -> e.get("type").asText()))
        .containsExactly(
            "resource-drafted",
            "resource-published",
            "resource-allocated",
            "resource-released",
            "resource-allocated");
  }

  @Test
  void a_project_that_does_not_hold_together_is_refused() throws Exception {
    UUID list = list();
    UUID need = listed(list);
    UUID venue = published("VENUE", "儿童之家", 1);
    refused(422, "RESOURCE_REQUIRED", draft(List.of(need), List.of(), 1));
    refused(422, "NEED_REQUIRED", draft(List.of(), List.of(venue), 1));
    refused(404, "NEED_NOT_FOUND", draft(List.of(UUID.randomUUID()), List.of(venue), 1));
    refused(404, "RESOURCE_NOT_FOUND", draft(List.of(need), List.of(UUID.randomUUID()), 1));
    Answer full = draft(List.of(need), List.of(venue), 2);
    refused(409, "RESOURCE_FULL", full);
    assertThat(full.text("/resource")).isEqualTo(venue.toString());
    UUID draft = draftResource("VENUE", terms("文娱活动室", 1, "2026-04-30")).id();
    refused(409, "RESOURCE_NOT_PUBLISHED", draft(List.of(need), List.of(draft), 1));
    // Nothing has happened to the need: it can still be cited.
    assertThat(draft(List.of(need, need), List.of(venue), 1).json().get("needs")).hasSize(1);
    refused(400, "VALIDATION_FAILED", draftResource("VENUE", terms("文娱活动室", 1, "2026-02-30")));
    refused(422, "SCHEDULE_INVALID", draftResource("VENUE", terms("文娱活动室", 1, "2025-12-31")));
    refused(403, "ROLE_NOT_ALLOWED", post(resident, RESOURCES + "/" + venue + "/publish", "{}"));
  }

  @Test
  @Tag("N-16")
  void of_twenty_projects_that_race_for_the_last_place_one_gets_it() throws Exception {
    UUID list = list();
    UUID venue = published("VENUE", "青年之家", 1);
    var needs = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) {
      needs.add(listed(list));
    }
    List<Answer> answers =
        atOnce(
            needs.stream()
                .<Callable<Answer>>map(n -> () -> draft(List.of(n), List.of(venue), 1))
                .toList());
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    for (Answer answer : answers) {
      if (answer.status() != 201) {
        refused(409, "RESOURCE_FULL", answer);
      }
    }
    assertThat(left(venue).json().get("left").asInt()).isZero();
    assertThat(get(desk, RESOURCES + "/" + venue).json().get("allocations")).hasSize(1);
  }

  @Test
  @Tag("N-16")
  void of_eight_projects_that_race_for_one_need_one_gets_it() throws Exception {
    UUID need = listed(list());
    UUID venue = published("VENUE", "党群服务中心", 8);
    List<Answer> answers =
        atOnce(
            java.util.Collections.<Callable<Answer>>nCopies(
                8, () -> draft(List.of(need), List.of(venue), 1)));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    for (Answer answer : answers) {
      if (answer.status() != 201) {
        refused(409, "NEED_ALREADY_PROJECTED", answer);
      }
    }
    // Who lost took nothing of the venue.
    assertThat(left(venue).json().get("left").asInt()).isEqualTo(7);
  }
}
