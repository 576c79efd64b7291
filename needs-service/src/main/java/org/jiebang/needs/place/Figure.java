package org.jiebang.needs.place;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number as its source gives it: sources write 7,000余 and 约3万 as often as they count.
 *
 * @param value from 0
 */
@Schema(name = "Figure")
public record Figure(long value, Qualifier qualifier) {

  /** How sure a number is. */
  public enum Qualifier {
    /** Counted. */
    EXACT,
    /** 余, 逾, 以上: this many, and more. */
    AT_LEAST,
    /** 约, 近: roughly this many. */
    ABOUT
  }

  /** An exact one. */
  public static Figure exact(long value) {
    return new Figure(value, Qualifier.EXACT);
  }

  /** True when it cannot be that {@code this} is part of {@code whole}. */
  boolean exceeds(Figure whole) {
    return whole.qualifier() == Qualifier.EXACT
        && qualifier != Qualifier.ABOUT
        && value > whole.value();
  }
}
