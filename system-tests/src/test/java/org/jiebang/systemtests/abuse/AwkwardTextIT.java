package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every awkward text, in a text field: it is kept as it was sent, to the last byte, or refused; and
 * what no text may hold is always refused.
 */
@Order(9)
class AwkwardTextIT {

  /** Where texts go: the fields of the body, and where they are to be found again. */
  private record Field(String account, String list, String body, List<String> members) {

    boolean isName() {
      return members.getFirst().endsWith("name");
    }
  }

  private static List<Field> fields() {
    String community = House.community();
    String district = House.cast().player(SampleCommunity.DISTRICT).scope("DIS");
    return List.of(
        new Field(
            "resident",
            "/api/v1/needs",
            "{\"community\":\""
                + community
                + "\",\"category\":\"CHILD_CARE\",\"text\":%1$s,\"riskStatement\":%1$s,"
                + "\"authorName\":%1$s,\"authorPhone\":\"+86 100 0000 0003\"}",
            List.of("text", "riskStatement", "authorName")),
        new Field(
            "desk",
            "/api/v1/rewards",
            "{\"community\":\""
                + community
                + "\",\"name\":%1$s,\"price\":1,\"stock\":0,\"pickupPoints\":[%1$s]}",
            List.of("offer/name", "offer/pickupPoints/0")),
        new Field(
            SampleCommunity.DISTRICT,
            "/api/v1/organisations",
            "{\"name\":%1$s,\"kind\":\"ASSOCIATION\",\"district\":\"" + district + "\"}",
            List.of("name")));
  }

  @Test
  void a_text_comes_back_as_it_was_sent_or_not_at_all() throws Exception {
    assertThat(AwkwardText.ALL).hasSizeGreaterThanOrEqualTo(500);
    Needs.submitted(); // everybody who is asked below is signed in
    List<Field> fields = fields();
    var kept = new ArrayList<String>();
    var refused = new ArrayList<String>();
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      var tries = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < AwkwardText.ALL.size(); i++) {
        String text = AwkwardText.ALL.get(i);
        // Each goes to one field in this process, all of them to the need's, which is sealed too.
        Field other = fields.get(1 + i % 2);
        boolean escaped = i % 2 == 0;
        Callable<Boolean> roundTrip =
            () -> roundTrip(fields.getFirst(), text, escaped) && roundTrip(other, text, !escaped);
        tries.add(callers.submit(roundTrip));
      }
      for (int i = 0; i < tries.size(); i++) {
        (tries.get(i).get() ? kept : refused).add(AwkwardText.ALL.get(i));
      }
    }
    System.out.println("Awkward texts kept: " + kept.size() + ", refused: " + refused.size());
    assertThat(refused).allMatch(AwkwardTextIT::mayBeRefused);
    assertThat(kept).noneMatch(AwkwardText::mustBeRefused).hasSizeGreaterThan(400);
  }

  /** What no text may hold, and what is no name because there is nothing in it to be read. */
  private static boolean mayBeRefused(String text) {
    return AwkwardText.mustBeRefused(text) || text.isBlank();
  }

  /** False when it was refused. */
  private static boolean roundTrip(Field field, String text, boolean escaped) {
    String body = field.body().formatted(AwkwardText.json(text, escaped));
    Reply made = Ask.post(field.list()).as(field.account()).body(body).send();
    if (made.status() == 400) {
      made.expect(400, "VALIDATION_FAILED");
      return false;
    }
    Reply read = Ask.get(field.list() + "/" + made.expect(201).id()).as("desk").send().expect(200);
    // A name's surroundings are cut off; of what a person writes, nothing is.
    String kept = field.isName() ? text.strip() : text;
    for (Reply each : List.of(made, read)) {
      for (String member : field.members()) {
        assertThat(each.json().at("/" + member).asText())
            .as("%s of %s", member, AwkwardText.json(text, true))
            .isIn(kept, text);
      }
    }
    return true;
  }
}
