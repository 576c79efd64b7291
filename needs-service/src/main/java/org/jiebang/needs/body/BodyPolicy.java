package org.jiebang.needs.body;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.policy.PolicyValues;
import org.jspecify.annotations.Nullable;

/**
 * What a body has agreed on for itself.
 *
 * @param quorumPercent 1 to 99: there is a quorum when more than this share of the members is
 *     present; 50, the default, is more than half
 * @param maxAge in whole years, reached but not passed: 45岁以下 includes 45 (S3:9); absent: no limit
 * @param mustOwn true: only who owns a home of the place (S3:9)
 * @param membersLimit how many at most on any one day, 1 to 60; 30 is our default
 * @param termMonths how long a term is at most; absent: as long as is said
 * @param rotationMonths how long one is in the chair, which then goes round; absent: the chair is
 *     elected
 */
@Schema(name = "BodyPolicy")
public record BodyPolicy(
    int quorumPercent,
    @Nullable Integer maxAge,
    boolean mustOwn,
    int membersLimit,
    @Nullable Integer termMonths,
    @Nullable Integer rotationMonths) {

  public static final BodyPolicy DEFAULT = new BodyPolicy(50, null, false, 30, null, null);

  /** 青年议事会 of S3:9: owners of at most 45 years. */
  public static final BodyPolicy YOUNG_OWNERS = new BodyPolicy(50, 45, true, 30, null, null);

  /** Of a body that says nothing of its own: what its community has decided. */
  static BodyPolicy of(PolicyValues inForce, BodyKind kind) {
    boolean council = kind == BodyKind.COUNCIL;
    return new BodyPolicy(
        inForce.quorum(),
        council ? inForce.councilAgeMost() : null,
        council && inForce.councilOfOwners(),
        DEFAULT.membersLimit(),
        null,
        null);
  }

  /** True when enough of the members are present. */
  public boolean quorate(int present, int members) {
    return present * 100L > members * (long) quorumPercent;
  }

  /** The last day of a term of full length; null: none is set. */
  @Nullable LocalDate endOfTerm(LocalDate from) {
    return termMonths == null ? null : lastDay(from, termMonths);
  }

  /**
   * The last of so many months that begin on {@code from}: the day before the day of the same
   * number. Where the last month has no such day, which for 29 February is most years, it ends with
   * that month.
   */
  static LocalDate lastDay(LocalDate from, int months) {
    LocalDate same = from.plusMonths(months);
    return same.getDayOfMonth() == from.getDayOfMonth() ? same.minusDays(1) : same;
  }
}
