package org.jiebang.points.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiebang.points.inbound.Category;

/**
 * What a service is worth under a rule set. Pure: the same minutes under the same version give the
 * same points for ever, so that a later correction can say what was and what should have been.
 */
public final class PointRule {

  private static final int FULL_PERCENT = 100;
  private static final int MINUTES_PER_HOUR = 60;

  private PointRule() {}

  /**
   * One line of the rules, applied.
   *
   * @param countedMinutes after minimum, maximum and rounding
   * @param points before caps, never negative; fractions of a point are dropped
   * @param text the line in words, as an explanation shows it
   * @param inputs what it was applied to
   */
  public record Line(int countedMinutes, long points, String text, List<Input> inputs) {}

  /**
   * @param minutes as confirmed, 0 or more
   */
  public static Line line(Rules rules, Category category, int minutes) {
    int counted = counted(rules, minutes);
    int percent = rules.percentByCategory().getOrDefault(category, FULL_PERCENT);
    long points =
        Math.multiplyExact((long) counted * rules.pointsPerHour(), (long) percent)
            / (MINUTES_PER_HOUR * FULL_PERCENT);
    return new Line(
        counted,
        points,
        text(rules, category, percent),
        List.of(
            Input.of("category", category.value()),
            Input.of("minutes", minutes),
            Input.of("countedMinutes", counted),
            Input.of("pointsPerHour", rules.pointsPerHour()),
            Input.of("percent", percent)));
  }

  private static int counted(Rules rules, int minutes) {
    if (minutes <= 0 || minutes < rules.minimumMinutes()) {
      return 0;
    }
    int most = rules.maximumMinutes() == null ? minutes : rules.maximumMinutes();
    return rules.rounding().round(Math.min(minutes, most));
  }

  /** The day, in the community's zone, that a service counts for. */
  public static LocalDate day(Rules rules, Instant endedAt) {
    return endedAt.atZone(rules.zone()).toLocalDate();
  }

  private static String text(Rules rules, Category category, int percent) {
    return category.value()
        + ": "
        + rules.pointsPerHour()
        + " points/h x "
        + percent
        + "%, steps of "
        + rules.rounding().stepMinutes()
        + " min "
        + switch (rules.rounding().direction()) {
          case DOWN -> "down";
          case UP -> "up";
        };
  }
}
