package org.jiebang.systemtests.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.contract.Operation;
import org.jiebang.systemtests.contract.Served;
import org.jspecify.annotations.Nullable;

/**
 * Requests made from the contract and then spoilt in one or two places. The same seed and number
 * give the same request, but for ids and the time.
 */
final class HostileRequests {

  /** Good ones would move everybody's time, or keep everybody waiting: asked by whoever may not. */
  private static final Set<String> SPARED = Set.of("advanceClock", "rebuildView", "cancelRebuild");

  private static final String HERE = "\"@@here@@\"";

  /**
   * A request ready to be sent.
   *
   * @param account null: nobody is signed in
   */
  record Hostile(Draft draft, @Nullable String account) {

    Ask ask() {
      return draft.ask(account);
    }

    @Override
    public String toString() {
      return account + " " + draft;
    }
  }

  private final GoodRequests good;
  private final OddValues odd;
  private final Playground ground;
  private final Served contract;
  private final List<Operation> operations;

  HostileRequests(Served contract, Playground ground) {
    this.contract = contract;
    this.ground = ground;
    this.good = new GoodRequests(contract, ground);
    this.odd = new OddValues(contract);
    this.operations = contract.operations().stream().filter(o -> ours(o) && !endless(o)).toList();
  }

  /** Adapters refuse in the words of what they adapt to. */
  private static boolean ours(Operation operation) {
    // Operators read records as they came, with the names of their kinds.
    return !operation.id().equals("listDeadLetters")
        && operation.said().at("/responses/default/$ref").asText().endsWith("/Problem");
  }

  /** An answer that goes on until the caller leaves is not to be waited for. */
  private static boolean endless(Operation operation) {
    JsonNode kinds = operation.said().at("/responses/200/content");
    return kinds.size() == 1 && kinds.has("text/event-stream");
  }

  List<Operation> operations() {
    return operations;
  }

  Hostile next(SplittableRandom random) {
    Operation operation = OddValues.pick(operations, random);
    if (!operation.isCommand() && random.nextBoolean()) {
      operation = OddValues.pick(operations, random); // bodies are where most can be wrong
    }
    Draft draft = good.of(operation, random);
    int tricks = random.nextInt(8) == 0 ? 2 : 1;
    for (int i = 0; i < tricks; i++) {
      if (operation.isCommand() && random.nextInt(10) < 6) {
        spoilValue(draft, random);
      } else {
        Trick trick = trick(operation, random);
        draft.tricks.add(trick.name());
        trick.play(draft, random);
      }
    }
    return new Hostile(draft, account(operation, random));
  }

  private static Trick trick(Operation operation, SplittableRandom random) {
    List<Trick> fitting =
        operation.isCommand()
            ? List.of(Trick.values())
            : List.of(Trick.QUERY, Trick.QUERY, Trick.PATH, Trick.HEADER, Trick.METHOD);
    return OddValues.pick(fitting, random);
  }

  @Nullable String account(Operation operation, SplittableRandom random) {
    if (SPARED.contains(operation.id())) {
      return "neighbour";
    }
    if (operation.open()) {
      return null;
    }
    return ground.account(List.copyOf(operation.roles()), random);
  }

  /** Puts something odd in one place of the body, or takes a member away. */
  private void spoilValue(Draft draft, SplittableRandom random) {
    JsonNode schema = draft.operation.said().at("/requestBody/content/application~1json/schema");
    if (schema.isMissingNode() || draft.body == null || !draft.text().startsWith("{")) {
      Trick.MEMBER_MORE.play(draft, random);
      draft.tricks.add(Trick.MEMBER_MORE.name());
      return;
    }
    JsonNode body;
    try {
      body = Logs.read(draft.text());
    } catch (AssertionError spoiltAlready) {
      return;
    }
    List<Place> places = new ArrayList<>();
    find(body, contract.resolved(schema), "", places);
    if (places.isEmpty()) {
      return;
    }
    Place place = OddValues.pick(places, random);
    if (random.nextInt(10) == 0) {
      place.remove();
      draft.tricks.add("without " + place.name());
      draft.text(body.toString());
      return;
    }
    String value = odd.one(place.schema(), random);
    place.set();
    draft.tricks.add(place.name() + " odd");
    draft.text(body.toString().replace(HERE, value));
  }

  /** Where a value stands. */
  private record Place(String name, JsonNode parent, int index, JsonNode schema) {

    private static final TextNode MARK = TextNode.valueOf("@@here@@");

    void set() {
      if (parent instanceof ObjectNode object) {
        object.set(member(), MARK);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, MARK);
      }
    }

    void remove() {
      if (parent instanceof ObjectNode object) {
        object.remove(member());
      } else if (parent instanceof ArrayNode array) {
        array.remove(index);
      }
    }

    private String member() {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  private void find(JsonNode value, JsonNode schema, String path, List<Place> places) {
    JsonNode shape = contract.resolved(schema);
    if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                JsonNode of = shape.path("properties").path(member.getKey());
                JsonNode inner = of.isMissingNode() ? shape.path("additionalProperties") : of;
                String name = path + "." + member.getKey();
                places.add(new Place(name, object, -1, inner));
                find(member.getValue(), inner, name, places);
              });
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place(path + "[" + i + "]", array, i, shape.path("items")));
        find(array.get(i), shape.path("items"), path + "[" + i + "]", places);
      }
    }
  }
}
