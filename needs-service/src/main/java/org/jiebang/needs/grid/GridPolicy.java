package org.jiebang.needs.grid;

/**
 * How much one community's grid map may hold: many times the largest of the sources (S2:30 has 4
 * grids and 23 micro-grids), and little enough to fold at once.
 *
 * @param grids retired ones too
 * @param microGrids retired ones too
 * @param changes of the border of one micro-grid, or of the grid it lies in
 * @param members of one grid team, ended terms too; so of the workers of one micro-grid
 */
public record GridPolicy(int grids, int microGrids, int changes, int members) {

  public static final GridPolicy DEFAULT = new GridPolicy(50, 300, 100, 200);
}
