package org.jiebang.needs.place;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.Figure.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a community on a day: of each figure the latest that counts that day or one
 * before, and the share that follows from them. The share is worked out here, each time, and kept
 * nowhere.
 *
 * @param asAt the day of the latest of these figures; absent when there is none
 * @param share60plus of the residents; absent when no day before has both numbers
 */
@Schema(name = "KnownDemographics")
public record KnownDemographics(
    LocalDate on, @Nullable LocalDate asAt, Demographics figures, @Nullable Share share60plus) {

  /**
   * A part of a whole, both of the same day: figures of different years make no share.
   *
   * @param percent 0 to 100, one decimal
   * @param qualifier how sure it is, as the two numbers are: at least, only when the part is and
   *     the whole was counted
   */
  @Schema(name = "Share")
  public record Share(LocalDate asAt, BigDecimal percent, Qualifier qualifier) {}

  /**
   * @param recorded oldest first
   */
  static KnownDemographics on(LocalDate day, List<DatedDemographics> recorded) {
    Demographics figures = Demographics.NONE;
    LocalDate asAt = null;
    Share share = null;
    for (DatedDemographics each : recorded) {
      if (!each.asAt().isAfter(day)) {
        figures = each.figures().over(figures);
        asAt = each.asAt();
        Share its = share(asAt, each.figures().aged60plus(), each.figures().residents());
        share = its == null ? share : its;
      }
    }
    return new KnownDemographics(day, asAt, figures, share);
  }

  private static @Nullable Share share(
      LocalDate asAt, @Nullable Figure part, @Nullable Figure whole) {
    if (part == null || whole == null || whole.value() == 0) {
      return null;
    }
    BigDecimal percent =
        BigDecimal.valueOf(part.value())
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole.value()), 1, RoundingMode.HALF_UP);
    Qualifier sure = whole.qualifier() == Qualifier.EXACT ? part.qualifier() : Qualifier.ABOUT;
    return new Share(asAt, percent.min(BigDecimal.valueOf(100)), sure);
  }
}
