package org.jiebang.needs.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedPolicy;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.needlist.ListLevel;
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
    @Nullable Integer nightCheckMinutes) {

  /** Those that communities decide on since there are policies; the others by default. */
  public PolicyValues(
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
      List<Category> councilCategories) {
    this(
        verifyHours,
        answerHours,
        dangerHours,
        utilitiesHours,
        generalHours,
        complexHours,
        reopenDays,
        reopenLimit,
        dailyCutOffMinutes,
        weeklyCutOffMinutes,
        monthlyCutOffMinutes,
        councilCategories,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** LIFECYCLES, "Need"; the cut-offs so that what a list waits for comes first. */
  public static final PolicyValues DEFAULT =
      new PolicyValues(72, 168, 2, 24, 168, 360, 30, 3, 0, 60, 120, List.of());

  private static final int DRAFT_DAYS = 30;
  private static final int UNMERGE_DAYS = 30;
  private static final int REFERRAL_ROUNDS = 2;
  private static final int SILENCE_DAYS = 7;
  private static final int ATTACHMENTS = 20;
  private static final int DOOR_CODE_MINUTES = 30;
  private static final int CONTEST_DAYS = 7;
  private static final int NIGHT_CHECK_MINUTES = 720;

  /** S0:31, 急难愁盼. */
  private static final List<Urgency> TOPICS = List.of(Urgency.DANGER, Urgency.UTILITIES);

  /** The same, with everything named that holds by default. */
  public PolicyValues inFull() {
    return new PolicyValues(
        verifyHours,
        answerHours,
        dangerHours,
        utilitiesHours,
        generalHours,
        complexHours,
        reopenDays,
        reopenLimit,
        dailyCutOffMinutes,
        weeklyCutOffMinutes,
        monthlyCutOffMinutes,
        councilCategories,
        or(draftDays, DRAFT_DAYS),
        or(unmergeDays, UNMERGE_DAYS),
        or(referralRounds, REFERRAL_ROUNDS),
        or(silenceDays, SILENCE_DAYS),
        or(attachmentsLimit, ATTACHMENTS),
        or(doorCodeMinutes, DOOR_CODE_MINUTES),
        urgentTopics == null ? TOPICS : urgentTopics,
        or(contestDays, CONTEST_DAYS),
        or(nightCheckMinutes, NIGHT_CHECK_MINUTES));
  }

  private static int or(@Nullable Integer decided, int usual) {
    return decided == null ? usual : decided;
  }

  /** How long a draft is kept after it was last saved. */
  public Duration draftKept() {
    return Duration.ofDays(or(draftDays, DRAFT_DAYS));
  }

  /** How many attachments a need may have at a time. */
  public int attachmentsMost() {
    return or(attachmentsLimit, ATTACHMENTS);
  }

  /** How long a door code opens the door. */
  public Duration doorCodeFor() {
    return Duration.ofMinutes(or(doorCodeMinutes, DOOR_CODE_MINUTES));
  }

  /** Whether the monthly list brings such a need before the council by itself. */
  public boolean topic(Urgency urgency) {
    return (urgentTopics == null ? TOPICS : urgentTopics).contains(urgency);
  }

  /** How long after its declaration a ballot's result may be contested. */
  public Duration contestWithin() {
    return Duration.ofDays(or(contestDays, CONTEST_DAYS));
  }

  /** Until when a week's night check must have been recorded, after the week's end. */
  public Duration nightCheckWithin() {
    return Duration.ofMinutes(or(nightCheckMinutes, NIGHT_CHECK_MINUTES));
  }

  /** What needs ask of it. */
  public NeedPolicy forNeeds() {
    return new NeedPolicy(
        Duration.ofHours(verifyHours),
        Duration.ofHours(answerHours),
        draftKept(),
        Duration.ofDays(reopenDays),
        reopenLimit,
        Duration.ofDays(or(unmergeDays, UNMERGE_DAYS)),
        or(referralRounds, REFERRAL_ROUNDS),
        Duration.ofDays(or(silenceDays, SILENCE_DAYS)),
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
