package org.jiebang.needs.place;

import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who lives and works in a community, as far as a source tells (N-01). Shares are never among it:
 * they follow from the figures.
 *
 * @param residents who live there; of them {@code aged60plus} and {@code aged80plus}
 * @param students of the universities around, where the community serves them
 * @param staff who work there
 */
@Schema(name = "Demographics")
public record Demographics(
    @Nullable Figure households,
    @Nullable Figure residents,
    @Nullable Figure aged60plus,
    @Nullable Figure aged80plus,
    @Nullable Figure students,
    @Nullable Figure staff,
    @Nullable Figure areaSquareMetres) {

  static final Demographics NONE = new Demographics(null, null, null, null, null, null, null);

  boolean isEmpty() {
    return Stream.of(
            households, residents, aged60plus, aged80plus, students, staff, areaSquareMetres)
        .allMatch(Objects::isNull);
  }

  /** True when a part is larger than its whole. */
  boolean contradictsItself() {
    return exceeds(aged60plus, residents)
        || exceeds(aged80plus, residents)
        || exceeds(aged80plus, aged60plus);
  }

  private static boolean exceeds(@Nullable Figure part, @Nullable Figure whole) {
    return part != null && whole != null && part.exceeds(whole);
  }

  /** These figures; where they say nothing, the {@code older} ones. */
  Demographics over(Demographics older) {
    return new Demographics(
        first(households, older.households),
        first(residents, older.residents),
        first(aged60plus, older.aged60plus),
        first(aged80plus, older.aged80plus),
        first(students, older.students),
        first(staff, older.staff),
        first(areaSquareMetres, older.areaSquareMetres));
  }

  private static @Nullable Figure first(@Nullable Figure one, @Nullable Figure other) {
    return one == null ? other : one;
  }
}
