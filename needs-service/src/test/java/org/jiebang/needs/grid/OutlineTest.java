package org.jiebang.needs.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.grid.GridSamples.at;
import static org.jiebang.needs.grid.GridSamples.rectangle;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-03")
class OutlineTest {

  private static final List<Position> HERE = rectangle(0, 0, 4, 4);

  @Test
  void a_rectangle_is_an_outline() {
    assertThat(Outline.valid(HERE)).isTrue();
  }

  @Test
  void a_line_that_crosses_itself_is_none() {
    assertThat(Outline.valid(List.of(at(0, 0), at(4, 4), at(4, 0), at(0, 4)))).isFalse();
  }

  @Test
  void neither_is_what_has_no_ground() {
    assertThat(Outline.valid(List.of(at(0, 0), at(1, 1), at(2, 2)))).isFalse();
    assertThat(Outline.valid(List.of(at(0, 0), at(0, 0), at(0, 0)))).isFalse();
    assertThat(Outline.valid(List.of(at(0, 0), at(1, 1)))).isFalse();
  }

  @Test
  void neither_is_what_is_wider_than_any_district() {
    assertThat(Outline.valid(rectangle(0, 0, 1_001, 1))).isFalse();
    assertThat(Outline.valid(rectangle(0, 0, 1, 1_001))).isFalse();
  }

  @Test
  void neighbours_that_share_a_street_do_not_overlap() {
    assertThat(Outline.overlap(HERE, rectangle(4, 0, 4, 4))).isFalse();
    assertThat(Outline.overlap(HERE, rectangle(4, 4, 4, 4))).isFalse();
    assertThat(Outline.overlap(HERE, rectangle(8, 0, 4, 4))).isFalse();
  }

  @Test
  void a_street_drawn_twice_is_not_an_overlap_and_a_house_is() {
    assertThat(Outline.overlap(HERE, shifted(0.000_000_01))).isFalse(); // 1 mm
    assertThat(Outline.overlap(HERE, shifted(0.000_01))).isTrue(); // 1 m
  }

  /** The neighbour in the east, moved west by so many degrees. */
  private static List<Position> shifted(double west) {
    return rectangle(4, 0, 4, 4).stream()
        .map(p -> new Position(p.longitude() - west, p.latitude()))
        .toList();
  }

  @Test
  void one_within_the_other_overlaps_it_both_ways() {
    assertThat(Outline.overlap(HERE, rectangle(1, 1, 1, 1))).isTrue();
    assertThat(Outline.overlap(rectangle(1, 1, 1, 1), HERE)).isTrue();
    assertThat(Outline.overlap(HERE, HERE)).isTrue();
  }

  @Test
  void a_point_lies_in_it_or_not() {
    assertThat(Outline.contains(HERE, at(2, 2))).isTrue();
    assertThat(Outline.contains(HERE, at(5, 2))).isFalse();
  }
}
