package org.jiebang.needs.policy;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedPolicy;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.tripartite.Cadence;
import org.jiebang.needs.tripartite.Duty;
import org.jspecify.annotations.Nullable;

/**
 * What a community may decide for itself.
 *
 * @param verifyHours from submission to verification
 * @param answerHours for the author's answer to a question
 * @param dangerHours from verification to the end, where people are in danger
 * @param utilitiesHours where water, power, gas or heating is out
 * @param generalHours where one body can answer
 * @param complexHours where several bodies must work together
 * @param reopenDays how long after the end its author or a supporter may reopen a need
 * @param reopenLimit how often it may be reopened
 * @param dailyCutOffMinutes when a day's list closes by itself, after the day's end
 * @param weeklyCutOffMinutes after the week's end
 * @param monthlyCutOffMinutes after the month's end
 * @param councilCategories planned only after the council's decision, besides those of which the
 *     taxonomy says so
 * @param draftDays how long a draft is kept after it was last saved; null, as every later one, in
 *     decisions that do not name it: 30
 * @param unmergeDays how long a merge can be undone; 30
 * @param referralRounds how often a need may come back from elsewhere («first receiver
 *     responsible»); 2
 * @param silenceDays after which a result counts as confirmed; 7
 * @param attachmentsLimit how many a need may have at a time; 20
 * @param doorCodeMinutes how long the code at a meeting's door opens it; 30
 * @param urgentTopics what the monthly list brings before the council by itself; danger and
 *     utilities
 * @param contestDays how long a doorstep ballot's result may be contested; 7
 * @param nightCheckMinutes after a week's end, until when its night check must have been recorded;
 *     720: Monday noon
 * @param subscriptionsPerPerson how much one person may follow here, besides their own needs; 50
 * @param channelSubscriptions how much all channels of the community may follow together; 20
 * @param quorumPercent of a body that says nothing else: more than this share of its members; 50
 * @param councilOwnersOnly whether only owners sit on a council that says nothing else, as in the
 *     profile of S3:9; false
 * @param councilMaxAge in whole years, of such a council; unless named 45 where only owners sit on
 *     it, and no limit elsewhere
 * @param scoreThresholdTenths the mean that adopts in a vote by scores that publishes no other, in
 *     tenths; 60
 * @param tripartiteDuties what the three parties keep where they agree on nothing else, and how
 *     often each is due (S2:34)
 * @param nightCheckWeekday of night checks that say nothing else; Monday, as 每周一夜查 of S2:30 can be
 *     read
 */
public record PolicyValues(
    int verifyHours,
    int answerHours,
    int dangerHours,
    int utilitiesHours,
    int generalHours,
    int complexHours,
    int reopenDays,
    int reopenLimit,
    int dailyCutOffMinutes,
    int weeklyCutOffMinutes,
    int monthlyCutOffMinutes,
    List<Category> councilCategories,
    @Nullable Integer draftDays,
    @Nullable Integer unmergeDays,
    @Nullable Integer referralRounds,
    @Nullable Integer silenceDays,
    @Nullable Integer attachmentsLimit,
    @Nullable Integer doorCodeMinutes,
    @Nullable List<Urgency> urgentTopics,
    @Nullable Integer contestDays,
    @Nullable Integer nightCheckMinutes,
    @Nullable Integer subscriptionsPerPerson,
    @Nullable Integer channelSubscriptions,
    @Nullable Integer quorumPercent,
    @Nullable Boolean councilOwnersOnly,
    @Nullable Integer councilMaxAge,
    @Nullable Integer scoreThresholdTenths,
    @Nullable List<DueDuty> tripartiteDuties,
    @Nullable DayOfWeek nightCheckWeekday) {

  /**
   * LIFECYCLES, figure by figure as {@code policy/values.csv} beside the tests says; the cut-offs
   * so that what a list waits for comes first.
   */
  public static final PolicyValues DEFAULT =
      new PolicyValues(
          72,
          168,
          2,
          24,
          168,
          360,
          30,
          3,
          0,
          60,
          120,
          List.of(),
          30,
          30,
          2,
          7,
          20,
          30,
          List.of(Urgency.DANGER, Urgency.UTILITIES),
          7,
          720,
          50,
          20,
          50,
          false,
          null,
          60,
          List.of(
              new DueDuty(Duty.TOUCH_BASE, Cadence.WEEK),
              new DueDuty(Duty.MEETING, Cadence.MONTH),
              new DueDuty(Duty.BULLETIN, Cadence.QUARTER),
              new DueDuty(Duty.APPRAISAL, Cadence.YEAR)),
          DayOfWeek.MONDAY);

  /** 45岁以下青年业主优秀代表, S3:9. */
  private static final Integer YOUNG_OWNERS_UNTIL = 45;

  private static <T> T or(@Nullable T decided, @Nullable T usual) {
    return decided == null ? requireNonNull(usual) : decided;
  }

  /** How long a draft is kept after it was last saved. */
  public Duration draftKept() {
    return Duration.ofDays(or(draftDays, DEFAULT.draftDays));
  }

  /** How many attachments a need may have at a time. */
  public int attachmentsMost() {
    return or(attachmentsLimit, DEFAULT.attachmentsLimit);
  }

  /** How long a door code opens the door. */
  public Duration doorCodeFor() {
    return Duration.ofMinutes(or(doorCodeMinutes, DEFAULT.doorCodeMinutes));
  }

  /** Whether the monthly list brings such a need before the council by itself. */
  public boolean topic(Urgency urgency) {
    return or(urgentTopics, DEFAULT.urgentTopics).contains(urgency);
  }

  /** How long after its declaration a ballot's result may be contested. */
  public Duration contestWithin() {
    return Duration.ofDays(or(contestDays, DEFAULT.contestDays));
  }

  /** Until when a week's night check must have been recorded, after the week's end. */
  public Duration nightCheckWithin() {
    return Duration.ofMinutes(or(nightCheckMinutes, DEFAULT.nightCheckMinutes));
  }

  /** On which day of the week night checks are, unless they say so themselves. */
  public DayOfWeek nightCheckOn() {
    return or(nightCheckWeekday, DEFAULT.nightCheckWeekday);
  }

  /** How much one person may follow. */
  public int subscriptionsMost() {
    return or(subscriptionsPerPerson, DEFAULT.subscriptionsPerPerson);
  }

  /** How much all channels may follow together. */
  public int channelsMost() {
    return or(channelSubscriptions, DEFAULT.channelSubscriptions);
  }

  /** More than this share of a body's members is a quorum. */
  public int quorum() {
    return or(quorumPercent, DEFAULT.quorumPercent);
  }

  /** Whether only owners sit on a council. */
  public boolean councilOfOwners() {
    return or(councilOwnersOnly, DEFAULT.councilOwnersOnly);
  }

  /** How old a council's members may be, in whole years; null: no limit. */
  public @Nullable Integer councilAgeMost() {
    return councilMaxAge == null && councilOfOwners() ? YOUNG_OWNERS_UNTIL : councilMaxAge;
  }

  /** The mean that adopts, in tenths. */
  public int scoreThreshold() {
    return or(scoreThresholdTenths, DEFAULT.scoreThresholdTenths);
  }

  /** What the three parties keep, and how often each is due. */
  public Map<Duty, Cadence> duties() {
    var duties = new EnumMap<Duty, Cadence>(Duty.class);
    or(tripartiteDuties, DEFAULT.tripartiteDuties).forEach(d -> duties.put(d.duty(), d.cadence()));
    return duties;
  }

  /** What needs ask of it. */
  public NeedPolicy forNeeds() {
    return new NeedPolicy(
        Duration.ofHours(verifyHours),
        Duration.ofHours(answerHours),
        draftKept(),
        Duration.ofDays(reopenDays),
        reopenLimit,
        Duration.ofDays(or(unmergeDays, DEFAULT.unmergeDays)),
        or(referralRounds, DEFAULT.referralRounds),
        Duration.ofDays(or(silenceDays, DEFAULT.silenceDays)),
        Map.of(
            Urgency.DANGER, Duration.ofHours(dangerHours),
            Urgency.UTILITIES, Duration.ofHours(utilitiesHours),
            Urgency.GENERAL, Duration.ofHours(generalHours),
            Urgency.COMPLEX, Duration.ofHours(complexHours)));
  }

  /** How long after its period a list closes by itself. */
  public Duration cutOff(ListLevel level) {
    return Duration.ofMinutes(
        switch (level) {
          case DAILY -> dailyCutOffMinutes;
          case WEEKLY -> weeklyCutOffMinutes;
          case MONTHLY -> monthlyCutOffMinutes;
        });
  }

  /** True when the council has to decide on needs of that category first. */
  public boolean council(Category category) {
    return councilCategories.contains(category);
  }

  /** Lists close from below: a week waits for its days, a month for its weeks. */
  boolean ordered() {
    return dailyCutOffMinutes <= weeklyCutOffMinutes && weeklyCutOffMinutes <= monthlyCutOffMinutes;
  }
}
