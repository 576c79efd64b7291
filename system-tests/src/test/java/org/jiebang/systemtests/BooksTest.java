package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seeded faults: what looks at the books must see them. */
class BooksTest {

  private static final String ONE = "00000000000070008000000000000005";
  private static final String OTHER = "00000000000070008000000000000045";
  private static final String START = "0".repeat(64);

  private static Logs.Event event(long pos, String stream, long version) {
    return new Logs.Event(5, pos, stream, version, "need-verified", "h" + pos);
  }

  private static final List<Logs.Event> LOG =
      List.of(event(1, ONE, 1), event(2, OTHER, 1), event(3, ONE, 2));

  private static Published published(long pos) {
    return published(pos, pos == 1 ? START : "h" + (pos - 1));
  }

  private static Published published(long pos, String previous) {
    return new Published(
        5, pos, "needs/5/" + pos, "org.jiebang.needs.need-verified.v1", "h" + pos, previous, false);
  }

  @Test
  void a_whole_log_has_no_faults() {
    assertThat(Books.faultsOfLog(LOG)).isEmpty();
    assertThat(Books.heads(LOG)).isEqualTo(Map.of(5, 3L));
  }

  @Test
  void a_hole_is_seen() {
    assertThat(Books.faultsOfLog(List.of(event(1, ONE, 1), event(3, ONE, 2)))).hasSize(1);
  }

  @Test
  void a_version_that_is_missing_or_there_twice_is_seen() {
    assertThat(Books.faultsOfLog(List.of(event(1, ONE, 1), event(2, ONE, 3)))).hasSize(1);
    assertThat(Books.faultsOfLog(List.of(event(1, ONE, 1), event(2, ONE, 1)))).hasSize(1);
  }

  @Test
  void a_stream_in_a_part_of_others_is_seen() {
    assertThat(Books.faultsOfLog(List.of(event(1, ONE.substring(0, 31) + "6", 1)))).hasSize(1);
  }

  @Test
  void doubles_on_the_topic_and_what_comes_again_are_no_faults() {
    assertThat(
            topic(
                published(1), published(3), published(1), published(2), published(2), published(3)))
        .isEmpty();
  }

  @Test
  void what_is_missing_on_the_topic_is_seen() {
    assertThat(topic(published(1), published(2))).hasSize(1);
    assertThat(topic(published(1), published(3))).hasSize(1);
    assertThat(topic()).hasSize(1);
  }

  @Test
  void what_was_overtaken_and_never_came_again_is_seen() {
    assertThat(topic(published(1), published(3), published(2))).hasSize(1);
  }

  @Test
  void what_the_log_does_not_know_is_seen() {
    assertThat(topic(published(1), published(2), published(3), published(4))).hasSize(1);
  }

  @Test
  void a_broken_chain_is_seen() {
    assertThat(topic(published(1), published(2, "another"), published(3))).hasSize(1);
  }

  private static List<String> topic(Published... published) {
    return Books.faultsOfTopic("needs", LOG, List.of(published));
  }

  @Test
  void an_entry_that_two_accounts_have_counts_once() {
    var gift =
        Logs.read("{\"entry\":\"e\",\"transfer\":{\"debit\":\"a\",\"credit\":\"b\",\"amount\":7}}");
    assertThat(Books.balances(List.of(gift, gift))).isEqualTo(Map.of("a", -7L, "b", 7L));
  }
}
