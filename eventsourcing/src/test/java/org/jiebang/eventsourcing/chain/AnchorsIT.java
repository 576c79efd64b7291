package org.jiebang.eventsourcing.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.chain.ChainFault.Kind;
import org.jiebang.eventsourcing.chain.ChainUnderTest.Keys;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.local.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsIT {

  @TempDir Path folder;

  private final Keys keys = Keys.fresh();
  private StoreUnderTest under;

  @BeforeEach
  void store() throws SQLException {
    under = StoreUnderTest.fresh();
  }

  @AfterEach
  void close() {
    under.close();
  }

  private Anchorer anchorer(@Nullable AnchorTopic topic) {
    return ChainUnderTest.anchorer(under, keys.signing(), ChainUnderTest.file(folder), topic);
  }

  private static AnchorTopic topic(String prefix, String bootstrap, Duration timeout) {
    return new AnchorTopic(Map.of("bootstrap.servers", bootstrap), prefix, timeout);
  }

  private static List<String> inTopic(AnchorTopic topic) {
    var lines = new ArrayList<String>();
    topic.read(ChainUnderTest.SERVICE, lines::add);
    return lines;
  }

  @Test
  void what_moved_is_anchored_and_an_idle_service_makes_no_anchor() {
    Anchorer anchorer = anchorer(null);
    assertThat(anchorer.round()).isFalse();
    ChainUnderTest.append(under, "a", 16);
    assertThat(anchorer.unanchored()).isEqualTo(16);

    assertThat(anchorer.round()).isTrue();
    assertThat(anchorer.round()).isFalse();

    assertThat(anchorer.unanchored()).isZero();
    Anchor made = Anchor.of(ChainUnderTest.lines(folder).getFirst());
    assertThat(made.heads()).hasSize(8).allMatch(h -> h.pos() == 2);
    assertThat(ChainUnderTest.verify(ChainUnderTest.rows(under), read()).sound()).isTrue();
  }

  @Test
  void a_restarted_service_goes_on_with_the_chain_of_its_anchors() {
    ChainUnderTest.append(under, "a", 16);
    anchorer(null).round();
    assertThat(anchorer(null).round()).as("nothing moved since").isFalse();
    ChainUnderTest.append(under, "b", 16);
    anchorer(null).round();

    List<Anchor> made = ChainUnderTest.lines(folder).stream().map(Anchor::of).toList();
    assertThat(made).extracting(Anchor::seq).containsExactly(1L, 2L);
    assertThat(made.get(1).previous()).isEqualTo(made.get(0).hash());
    assertThat(read().faults()).isEmpty();
  }

  @Test
  void without_kafka_the_file_has_the_anchors_and_the_topic_is_caught_up_later() {
    String prefix = "t" + System.nanoTime() + "-";
    Anchorer cutOff = anchorer(topic(prefix, "127.0.0.1:1", Duration.ofMillis(300)));
    for (String label : List.of("a", "b", "c")) {
      ChainUnderTest.append(under, label, 16);
      assertThat(cutOff.round()).isTrue();
    }
    AnchorTopic kafka = topic(prefix, TestServers.get().bootstrap(), Duration.ofMinutes(1));
    anchorer(kafka).round();

    assertThat(inTopic(kafka)).hasSize(3).isEqualTo(ChainUnderTest.lines(folder));
    ChainUnderTest.append(under, "d", 16);
    anchorer(kafka).round();
    assertThat(inTopic(kafka)).hasSize(4).isEqualTo(ChainUnderTest.lines(folder));
  }

  @Test
  void anchors_of_an_old_key_verify_as_long_as_it_is_listed() {
    ChainUnderTest.append(under, "a", 16);
    anchorer(null).round();
    Keys fresh = Keys.fresh();
    AnchorKeys changed = AnchorKeys.signing(fresh.secret(), List.of(keys.open(), fresh.open()));
    ChainUnderTest.append(under, "b", 16);
    ChainUnderTest.anchorer(under, changed, ChainUnderTest.file(folder), null).round();

    assertThat(ChainUnderTest.read(folder, changed).faults()).isEmpty();
    assertThat(ChainUnderTest.read(folder, fresh.checking()).faults())
        .extracting(ChainFault::kind)
        .containsExactly(Kind.UNKNOWN_KEY);
  }

  @Test
  void a_key_whose_public_half_is_not_listed_is_refused() {
    assertThatThrownBy(() -> AnchorKeys.signing(keys.secret(), List.of(Keys.fresh().open())))
        .hasMessageContaining("public half");
  }

  @Test
  void a_full_file_is_put_aside_and_the_oldest_goes() throws Exception {
    var small = new AnchorFile(folder, ChainUnderTest.SERVICE, 1, 2);
    Anchorer anchorer = ChainUnderTest.anchorer(under, keys.signing(), small, null);
    for (int i = 0; i < 4; i++) {
      ChainUnderTest.append(under, "x" + i, 16);
      anchorer.round();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted())
          .containsExactly("counters.0000000003.jsonl", "counters.0000000004.jsonl");
    }
    assertThat(read().faults()).isEmpty();
    assertThat(small.last()).isNotNull().extracting(Anchor::seq).isEqualTo(4L);
  }

  @Test
  void a_line_that_a_crash_left_unfinished_is_dropped() throws Exception {
    ChainUnderTest.append(under, "a", 16);
    anchorer(null).round();
    Files.writeString(
        folder.resolve("counters.jsonl"), "{\"kind\":\"HEA", StandardOpenOption.APPEND);
    ChainUnderTest.append(under, "b", 16);
    anchorer(null).round();
    assertThat(ChainUnderTest.lines(folder)).hasSize(2);
    assertThat(read().faults()).isEmpty();
  }

  @Test
  void what_others_appended_is_anchored_only_behind_the_barrier() throws SQLException {
    try (StoreUnderTest other = under.another()) {
      ChainUnderTest.append(other, "a", 16);
      var covered = new ArrayList<Long>();
      var anchorer =
          new Anchorer(
              ChainUnderTest.SERVICE,
              "w",
              other.log,
              other.store,
              read -> covered.add(read[0]),
              keys.signing(),
              new AnchorFile(folder, "w", 1 << 20, 2),
              null,
              java.time.InstantSource.system());
      anchorer.round();
      assertThat(covered).containsExactly(2L);
    }
  }

  private AnchorSet read() {
    return ChainUnderTest.read(folder, keys.checking());
  }
}
