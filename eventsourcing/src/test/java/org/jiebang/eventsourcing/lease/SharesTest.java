package org.jiebang.eventsourcing.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharesTest {

  private static final int PARTS = 64;

  private final @Nullable UUID[] holders = new @Nullable UUID[PARTS];
  private final TreeSet<UUID> live = new TreeSet<>();

  private static UUID instance(int number) {
    return new UUID(number * 7919L, number);
  }

  private void join(int... numbers) {
    for (int number : numbers) {
      live.add(instance(number));
    }
  }

  private int looks(int number) {
    List<Shares.Move> moves = Shares.moves(instance(number), live, holders);
    moves.forEach(m -> holders[m.part()] = m.to());
    return moves.size();
  }

  private long held(int number) {
    return java.util.Arrays.stream(holders).filter(instance(number)::equals).count();
  }

  @Test
  void one_alone_takes_everything() {
    join(1);
    looks(1);
    assertThat(held(1)).isEqualTo(64);
  }

  @Test
  void a_second_is_given_half_and_nothing_else_moves() {
    join(1);
    looks(1);
    join(2);
    assertThat(looks(1)).isEqualTo(32);
    assertThat(looks(2)).isZero();
    assertThat(held(1)).isEqualTo(32);
    assertThat(held(2)).isEqualTo(32);
  }

  @Test
  void what_a_dead_one_held_is_shared_by_the_others() {
    join(1, 2, 3);
    List.of(1, 2, 3).forEach(this::looks);
    live.remove(instance(2));
    looks(1);
    looks(3);
    assertThat(held(1)).isEqualTo(32);
    assertThat(held(3)).isEqualTo(32);
  }

  @Test
  void who_leaves_hands_over_evenly() {
    join(1, 2, 3);
    List.of(1, 2, 3).forEach(this::looks);
    live.remove(instance(1));
    Shares.inheritance(instance(1), live, holders).forEach(m -> holders[m.part()] = m.to());
    assertThat(held(1)).isZero();
    assertThat(held(2)).isEqualTo(32);
    assertThat(held(3)).isEqualTo(32);
  }

  @Test
  void whoever_comes_and_goes_shares_differ_by_one_at_most_after_two_rounds() {
    var random = new SplittableRandom(1);
    join(1);
    for (int change = 0; change < 300; change++) {
      UUID one = instance(1 + random.nextInt(9));
      if (live.size() == 1 || !live.remove(one)) {
        live.add(one);
      }
      for (int round = 0; round < 2; round++) {
        for (UUID member : live) {
          Shares.moves(member, live, holders).forEach(m -> holders[m.part()] = m.to());
        }
      }
      var counts = new ArrayList<Long>();
      live.forEach(
          member -> counts.add(java.util.Arrays.stream(holders).filter(member::equals).count()));
      assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(PARTS);
      assertThat(counts.stream().mapToLong(Long::longValue).max().orElseThrow())
          .isLessThanOrEqualTo(1 + counts.stream().mapToLong(Long::longValue).min().orElseThrow());
    }
  }
}
