package org.jiebang.needs.need;

import org.jspecify.annotations.Nullable;

/**
 * Where a need lies on its community's grid map, by the codes of that day.
 *
 * @param grid null: in none of the map's grids
 * @param microGrid null: it is not known in which of the grid's
 */
public record Whereabouts(@Nullable String grid, @Nullable String microGrid) {

  static final Whereabouts NOWHERE = new Whereabouts(null, null);
}
