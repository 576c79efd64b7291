package org.jiebang.needs.tripartite;

/** How often something is due; weeks begin on Monday. */
public enum Cadence {
  WEEK,
  MONTH,
  QUARTER,
  YEAR
}
