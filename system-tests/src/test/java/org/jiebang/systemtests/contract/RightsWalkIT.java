package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.NextDoor;
import org.jiebang.systemtests.Partner;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Runners;
import org.jiebang.systemtests.Written;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract, asked by every role, of what is there, of what is another
 * community's and of what is not there: whoever may not is told so, and nothing is written.
 */
@Order(7)
class RightsWalkIT {

  private static final String MISSING = "01a00000-0000-7000-8000-000000000001";
  private static final int WALKERS = 4;

  /** One account of the sample community for each role that it has. */
  private static final Map<String, String> SAMPLE =
      Map.of(
          "DIS", SampleCommunity.DISTRICT,
          "COM", "desk",
          "GRD", "grid",
          "RES", "neighbour",
          "UNI", "uni-2",
          "DEP", "dep-2",
          "PNL", "panel-3",
          "VOL", "volunteer-3",
          "MER", "shop",
          "OPS", "operator");

  /** Offices that no operation names yet: one person holds them all, and may nothing by them. */
  private static final List<String> NOT_NAMED = List.of("VEN", "PTY");

  /** Those whose scope is a community: somebody next door holds the same there. */
  private static final List<String> NEXT_DOOR = List.of("COM", "GRD", "RES", "PNL", "VOL", "MER");

  /** By role, a token of somebody who holds it and nothing else. */
  private static final Map<String, String> BY_ROLE = new LinkedHashMap<>();

  /**
   * What whoever is signed in may read wherever they live, because its aggregate counts everybody
   * among its parties. Another name here is a decision, and not a small one.
   */
  private static final Set<String> FOR_ALL =
      Set.of(
          "organisations",
          "communities",
          "tasks",
          "sessions",
          "evaluations",
          "rewards",
          "schemes",
          "meetings"); // once their minutes are published, and without who was there

  /** What is there, by the first segment of its path. */
  private static final Map<String, String> THERE = new HashMap<>();

  private static final List<Operation> OPERATIONS = new ArrayList<>();

  private static String at(Operation operation, String thing) {
    return operation
        .path()
        .replaceFirst("\\{(id|needId)}", thing)
        .replace("{service}", "needs")
        .replaceAll("\\{(part|pos)}", "1")
        .replace("{source}", "matching")
        .replace("{view}", "need")
        .replaceAll("\\{[a-zA-Z]+}", MISSING);
  }

  private static Ask ask(Operation operation, String thing) {
    String path = at(operation, thing);
    if (!operation.isCommand()) {
      return Ask.method(operation.verb(), path);
    }
    // A file or a sheet: what is no file of its kind at all would be refused before its sender.
    JsonNode sent = operation.said().at("/requestBody/content");
    return sent.isEmpty() || sent.has("application/json")
        ? Ask.post(path)
        : Ask.post(path).header("Content-Type", sent.fieldNames().next()).body("1");
  }

  /** Whoever lacks among the people of the sample community. */
  private static void complete() {
    SAMPLE.forEach((role, account) -> BY_ROLE.put(role, House.cast().token(account)));
    String at = "@community:" + House.community();
    for (String role : List.of("HUB", "TEAM", "ORG", "MEN", "CNC", "OWN", "PRO")) {
      BY_ROLE.put(role, House.cast().token(account("walk-" + role, List.of(role + at))));
    }
    List<String> others = NOT_NAMED.stream().map(role -> role + at).toList();
    BY_ROLE.put("VEN", House.cast().token(account("walk-others", others)));
    // With every scope that there is, so that the role decides.
    String[] all =
        OPERATIONS.stream()
            .flatMap(o -> StreamSupport.stream(o.said().path("x-scopes").spliterator(), false))
            .map(JsonNode::asText)
            .distinct()
            .toArray(String[]::new);
    assertThat(all).hasSizeGreaterThan(20);
    BY_ROLE.put("APP", Partner.service(all).token());
  }

  private static String account(String name, List<String> grants) {
    String account = name.toLowerCase(Locale.ROOT);
    House.stage()
        .post(
            SampleCommunity.DISTRICT,
            "/api/v1/persons",
            Map.of(
                "name",
                "任职者",
                "phone",
                "+86 100 0003 0001",
                "account",
                account,
                "password",
                House.stack().secrets().accountPassword(account),
                "grants",
                grants));
    return account;
  }

  @BeforeAll
  static void find() throws IOException {
    Runners.ready();
    Needs.submitted();
    Partner.service();
    String served = Ask.get("/openapi.yaml").send().expect(200).text();
    OPERATIONS.addAll(Operation.of(Joining.YAML.readTree(served)));
    THERE.put("communities", House.community());
    for (Operation each : OPERATIONS) {
      String list = "/api/v1/" + each.collection();
      if (each.path().contains("{id}") && !THERE.containsKey(each.collection())) {
        String where =
            Set.of("persons", "webhooks").contains(each.collection())
                ? "?scope=" + House.community()
                : each.collection().equals("clients")
                    ? "?place=" + House.community()
                    : each.collection().equals("organisations")
                        ? ""
                        : "?community=" + House.community();
        Reply page = Ask.get(list + where).as("desk").send();
        JsonNode first = page.status() == 200 ? page.json().at("/items/0/id") : page.json();
        THERE.put(each.collection(), first.isTextual() ? first.asText() : MISSING);
      }
    }
    assertThat(THERE.values()).filteredOn(id -> !id.equals(MISSING)).hasSizeGreaterThan(10);
    complete();
  }

  @Test
  void nobody_without_a_token_gets_further_than_the_door_says() {
    assertThat(OPERATIONS.stream().filter(Operation::open).map(Operation::id))
        .containsExactlyInAnyOrder(
            "signIn", "getKeySet", "rateByLink", "readCalendar", "castBallot");
    walk(
        each -> {
          if (!each.open()) {
            Ask ask = ask(each, MISSING);
            ask.send().expect(401, "AUTH_REQUIRED");
            ask.bearer("eyJhbGciOiJub25lIn0.e30.").send().expect(401, "AUTH_REQUIRED");
          }
        });
  }

  /** Some at a time: most of a request is waiting. */
  private static void walk(Consumer<Operation> step) {
    try (var walkers = Executors.newFixedThreadPool(WALKERS)) {
      List<CompletableFuture<Void>> all =
          OPERATIONS.stream()
              .map(each -> CompletableFuture.runAsync(() -> step.accept(each), walkers))
              .toList();
      all.forEach(CompletableFuture::join);
    }
  }

  @Test
  void no_command_is_for_whoever_is_signed_in() {
    assertThat(OPERATIONS)
        .filteredOn(o -> o.isCommand() && !o.open() && o.roles().isEmpty())
        .isEmpty();
  }

  @Test
  void every_role_that_an_operation_names_is_walked() {
    Set<String> named = new TreeSet<>();
    OPERATIONS.forEach(each -> named.addAll(each.roles()));
    assertThat(BY_ROLE.keySet()).containsAll(named);
    assertThat(named).doesNotContainAnyElementsOf(NOT_NAMED);
  }

  @Test
  void a_partner_app_that_was_given_nothing_gets_nowhere() {
    String token = Partner.service().token();
    Written written = Written.sinceNow();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    var asked = new AtomicInteger();
    walk(
        each -> {
          if (each.open() || each.path().equals("/api/v1/me")) {
            return;
          }
          String thing = THERE.getOrDefault(each.collection(), MISSING);
          Reply reply = ask(each, thing).bearer(token).send();
          asked.incrementAndGet();
          boolean named =
              each.said().path("x-scopes").isMissingNode()
                  || each.said()
                      .at("/x-scopes/0")
                      .asText()
                      .equals(reply.json().path("scopeNeeded").asText());
          if (!reply.is(403, "SCOPE_NOT_GRANTED") || !named) {
            wrong.add(each.id() + " " + reply);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(asked.get()).isGreaterThan(200);
    assertThat(written.commands()).as("commands carried out").isZero();
    Ask.get("/api/v1/me").bearer(token).send().expect(200);
  }

  @Test
  void an_app_brings_in_needs_delivers_notices_and_does_nothing_else() {
    assertThat(
            OPERATIONS.stream()
                .filter(o -> o.roles().contains("APP") && !o.collection().equals("webhooks"))
                .map(Operation::id))
        .containsExactlyInAnyOrder(
            "submitNeed",
            "submitDraft",
            "publishElsewhere",
            "createDraft",
            "saveDraft",
            "amendNeed",
            "provideInfo",
            "withdrawNeed",
            "addAttachment",
            "removeAttachment",
            "listMadeNotices",
            "getNotice",
            "listNoticeRecipients",
            "listConcerned");
  }

  @Test
  void every_role_that_may_not_is_told_so() {
    Written written = Written.sinceNow();
    Map<String, Integer> told = new ConcurrentSkipListMap<>();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    walk(
        each -> {
          var things = new TreeSet<>(List.of(MISSING));
          things.add(THERE.getOrDefault(each.collection(), MISSING));
          BY_ROLE.forEach(
              (role, token) -> {
                if (each.roles().isEmpty() || each.roles().contains(role)) {
                  return;
                }
                for (String thing : things) {
                  Reply reply = ask(each, thing).bearer(token).send();
                  // Whether a district may act in its community's place is known only with the
                  // thing.
                  boolean right =
                      reply.status() == 403
                          || (role.equals("DIS") && Set.of(400, 404, 422).contains(reply.status()));
                  told.merge(reply.status() + " " + reply.code(), 1, Integer::sum);
                  if (!right) {
                    wrong.add(role + " " + each.id() + " " + reply);
                  }
                }
              });
        });
    System.out.println("Rights walked: " + OPERATIONS.size() + " operations, " + told);
    assertThat(wrong).isEmpty();
    assertThat(told.values().stream().mapToInt(n -> n).sum()).isGreaterThan(1_000);
    assertThat(written.commands()).as("commands carried out").isZero();
  }

  @Test
  void what_is_not_there_is_not_found_by_whoever_may_ask() {
    Written written = Written.sinceNow();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    var asked = new AtomicInteger();
    walk(
        each -> {
          if (each.open() || !each.path().contains("{id}")) {
            return;
          }
          Set<String> roles = each.roles().isEmpty() ? BY_ROLE.keySet() : each.roles();
          for (String role : roles) {
            // What no partner app is given a scope for is not found by its role, but by nobody.
            boolean walked = !role.equals("APP") || each.said().has("x-scopes");
            if (walked) {
              Reply reply = ask(each, MISSING).bearer(BY_ROLE.getOrDefault(role, "nobody")).send();
              asked.incrementAndGet();
              // A body that is not even of the right shape or kind may be refused first; so may a
              // query.
              if (!Set.of(400, 404, 415).contains(reply.status())) {
                wrong.add(role + " " + each.id() + " " + reply);
              }
            }
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(asked.get()).isGreaterThan(300);
    assertThat(written.commands()).as("commands carried out").isZero();
  }

  @Test
  void nobody_next_door_sees_or_does_anything() {
    Map<String, String> neighbours = new LinkedHashMap<>();
    NEXT_DOOR.forEach(role -> neighbours.put(role, House.cast().token(NextDoor.account(role))));
    Written written = Written.sinceNow();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    var asked = new AtomicInteger();
    walk(
        each -> {
          String thing = THERE.getOrDefault(each.collection(), MISSING);
          boolean forAll = !each.isCommand() && FOR_ALL.contains(each.collection());
          if (each.open() || !each.path().contains("{id}") || thing.equals(MISSING) || forAll) {
            return;
          }
          neighbours.forEach(
              (role, token) -> {
                boolean concerned =
                    role.equals("COM") || each.roles().isEmpty() || each.roles().contains(role);
                if (!concerned || role.equals("VOL") && each.anywhere()) {
                  // told so at home already whatever the place, or right wherever they live
                  return;
                }
                Reply reply = ask(each, thing).bearer(token).send();
                asked.incrementAndGet();
                if (!Set.of(400, 403, 404).contains(reply.status())) {
                  wrong.add(role + " " + each.id() + " " + reply);
                }
              });
        });
    assertThat(wrong).isEmpty();
    assertThat(asked.get()).isGreaterThan(200);
    assertThat(written.commands()).as("commands carried out").isZero();
  }

  /** Whoever sees much of a place sees nothing there by an office that they hold elsewhere. */
  @Test
  void an_office_next_door_opens_nothing_where_its_holder_only_lives() {
    String token = House.cast().token(NextDoor.neighbourWithOffices());
    Written written = Written.sinceNow();
    var wrong = new ArrayList<String>();
    int read = 0;
    for (Operation each : OPERATIONS) {
      String thing = THERE.getOrDefault(each.collection(), MISSING);
      boolean byOffice =
          !each.anywhere()
              && !each.roles().contains("RES")
              && (each.roles().contains("COM") || each.roles().contains("GRD"));
      String query = atHome(each);
      boolean there =
          each.path().contains("{id}")
              ? !thing.equals(MISSING)
              : !each.isCommand() && query.contains(House.community());
      if (!byOffice || !there) {
        continue;
      }
      Ask ask = each.isCommand() ? ask(each, thing) : Ask.get(at(each, thing) + query);
      Reply reply = ask.bearer(token).send();
      read += each.isCommand() ? 0 : 1;
      Set<Integer> told = each.isCommand() ? Set.of(400, 403, 404) : Set.of(403, 404);
      if (!told.contains(reply.status())) {
        wrong.add(each.id() + " " + reply);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(10);
    assertThat(written.commands()).as("commands carried out").isZero();
  }

  /** A query of which each part is right: the sample community, the first version. */
  private static String atHome(Operation operation) {
    var query = new StringBuilder();
    for (JsonNode parameter : operation.said().path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query")) {
        switch (name) {
          case "place", "scope", "community" ->
              query.append('&').append(name).append('=').append(House.community());
          case "from", "to" -> query.append('&').append(name).append("=1");
          default -> {}
        }
      }
    }
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }

  @Test
  void the_desk_reads_all_that_is_its_own() {
    var wrong = new ArrayList<String>();
    int read = 0;
    for (Operation each : OPERATIONS) {
      String thing = THERE.getOrDefault(each.collection(), MISSING);
      boolean own =
          !each.isCommand()
              && each.path().endsWith("/{id}")
              && !thing.equals(MISSING)
              && (each.roles().isEmpty() || each.roles().contains("COM"));
      if (own) {
        Reply reply = ask(each, thing).bearer(BY_ROLE.get("COM")).send();
        read++;
        if (reply.status() != 200) {
          wrong.add(each.id() + " " + reply);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(10);
  }
}
