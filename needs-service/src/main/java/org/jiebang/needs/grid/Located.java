package org.jiebang.needs.grid;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The micro-grid and the grid that a place lies in on a day.
 *
 * @param gridCode as people call it, e.g. {@code 3}; so {@code microGridCode}, e.g. {@code 3-2}
 */
@Schema(name = "Located")
public record Located(GridId grid, String gridCode, MicroGridId microGrid, String microGridCode) {}
