package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.NextDoor;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Cursors: not to be made or changed, of one list only, and true while others write. */
@Order(9)
class PagingIT {

  private static final List<String> LISTS =
      List.of("needs", "tasks", "sessions", "volunteers", "organisations", "rewards");

  /** Organisations belong to no community. */
  private static String list(String what) {
    String path = "/api/v1/" + what + "?limit=2";
    return what.equals("organisations") ? path : path + "&community=" + House.community();
  }

  /** The cursor behind the first page; there are more than two of each. */
  private static String cursor(String what) {
    String cursor = Ask.get(list(what)).as("desk").send().expect(200).json().path("next").asText();
    assertThat(cursor).as(what).isNotEmpty();
    return cursor;
  }

  @Test
  void a_changed_cursor_leads_nowhere() {
    for (int i = 0; i < 3; i++) {
      Needs.submitted();
    }
    String cursor = cursor("needs");
    var random = new SplittableRandom(cursor.length());
    var odd = new ArrayList<String>();
    // The last letter carries bits that mean nothing.
    for (int i = 0; i < cursor.length() - 1; i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      odd.add(cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    for (int i = 0; i < 20; i++) {
      odd.add(cursor.substring(0, random.nextInt(cursor.length())) + (i % 2 == 0 ? "" : "AAAA"));
    }
    odd.addAll(
        List.of(
            cursor + "A",
            cursor + cursor,
            cursor + "%00",
            "0",
            "-1",
            "null",
            "%7B%22id%22%3A1%7D",
            "A".repeat(43),
            "A".repeat(2_000),
            "%F0%9F%98%80",
            "..%2F.."));
    odd.removeIf(String::isEmpty);
    for (String one : odd) {
      Ask.get(list("needs") + "&cursor=" + one).as("desk").send().expect(400, "VALIDATION_FAILED");
    }
    Ask.get(list("needs") + "&cursor=" + cursor).as("desk").send().expect(200);
  }

  @Test
  void a_cursor_of_another_list_leads_nowhere() {
    List<String> longOnes =
        LISTS.stream()
            .filter(what -> Ask.get(list(what)).as("desk").send().expect(200).json().has("next"))
            .toList();
    assertThat(longOnes).hasSizeGreaterThan(2);
    for (String of : longOnes) {
      String cursor = cursor(of);
      for (String to : LISTS) {
        Reply reply = Ask.get(list(to) + "&cursor=" + cursor).as("desk").send();
        assertThat(reply.status()).as("of %s to %s", of, to).isEqualTo(of.equals(to) ? 200 : 400);
      }
    }
  }

  /** A cursor says where a page ended, not what its bearer may see. */
  @Test
  void a_cursor_of_another_community_shows_nothing_of_it() {
    String cursor = cursor("needs");
    String desk = NextDoor.account("COM");
    Reply mine = Ask.get("/api/v1/needs?limit=100&cursor=" + cursor).as(desk).send().expect(200);
    for (JsonNode item : mine.json().path("items")) {
      assertThat(item.path("community").asText()).isNotEqualTo(House.community());
    }
    Ask.get(list("needs") + "&cursor=" + cursor).as(desk).send().expect(404);
  }

  @Test
  void no_page_is_larger_than_a_hundred() {
    for (String limit :
        List.of(
            "0",
            "-1",
            "101",
            "1000000000",
            "2147483648",
            "9223372036854775808",
            "1e2",
            "0x10",
            "١٠",
            "%EF%BC%91",
            "%2B1",
            "1.0",
            "null")) {
      Reply reply =
          Ask.get("/api/v1/needs?community=" + House.community() + "&limit=" + limit)
              .as("desk")
              .send();
      assertThat(reply.status()).as("limit=%s: %s", limit, reply).isEqualTo(400);
    }
    for (String paging : List.of("offset=-1", "page=1000000000", "size=1000000000", "sort=text")) {
      Ask.get("/api/v1/needs?community=" + House.community() + "&" + paging)
          .as("desk")
          .send()
          .expect(400, "VALIDATION_FAILED");
    }
  }

  /** What was there before the walk is met once, whatever is added meanwhile. */
  @Test
  void nothing_is_met_twice_or_missed_while_others_write() {
    Set<String> before = new HashSet<>();
    var positions = new ArrayList<String>(); // the list follows a moment later
    for (int i = 0; i < 25; i++) {
      before.add(submit(positions));
    }
    for (int step : new int[] {1, 3, 7}) {
      var met = new ArrayList<String>();
      Set<String> added = new HashSet<>();
      String next = "";
      int pages = 0;
      do {
        String page = "/api/v1/needs?community=" + House.community() + "&limit=" + step;
        Reply reply =
            Ask.get(page + (next.isEmpty() ? "" : "&cursor=" + next))
                .as("desk")
                .header("X-Min-Position", String.join(",", positions))
                .send()
                .expect(200);
        reply.json().path("items").forEach(item -> met.add(item.path("id").asText()));
        next = reply.json().path("next").asText();
        if (pages++ % 4 == 0) {
          added.add(submit(positions));
        }
      } while (!next.isEmpty() && !met.containsAll(before));
      assertThat(met).as("by %d", step).doesNotHaveDuplicates().containsAll(before);
      before.addAll(added);
    }
  }

  private static String submit(List<String> positions) {
    Reply made = Ask.post("/api/v1/needs").as("resident").json(Needs.wish()).send().expect(201);
    positions.add(made.header("X-Position"));
    if (positions.size() > 60) {
      positions.removeFirst();
    }
    return made.id();
  }
}
