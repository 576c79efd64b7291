package org.jiebang.needs.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;
import static org.jiebang.needs.policy.PolicySamples.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedPolicy;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.policy.PolicyCommand.ChangePolicy;
import org.jiebang.needs.policy.PolicyCommand.EstablishPolicy;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;
import org.jiebang.needs.tripartite.Cadence;
import org.jiebang.needs.tripartite.Duty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final PolicyId ID = PolicyId.of(WUHUAN);

  private final DeciderSpec<PolicyCommand, Policy, PolicyEvent> spec =
      DeciderSpec.of(new PolicyDecider());

  private static PolicyValues verifiedWithin(int hours) {
    return values(Map.of("verifyHours", hours, "councilCategories", List.of("CLEAN_HOME")));
  }

  private static CommunityPolicySet set(int hours, Instant from) {
    return new CommunityPolicySet(ID, WUHUAN, verifiedWithin(hours), from, "试行", NINE);
  }

  private static EstablishPolicy establish(@Nullable Instant from, @Nullable String reason) {
    return new EstablishPolicy(ID, WUHUAN, verifiedWithin(24), from, reason, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Policies.INSTANCE,
            Map.of("DECIDED", List.of(set(24, NINE))),
            Map.of(
                "establish",
                always(establish(null, "试行")),
                "change",
                always(new ChangePolicy(ID, verifiedWithin(12), null, "试行", NINE))))
        .check();
  }

  @Test
  void without_a_date_a_decision_holds_at_once() {
    spec.when(establish(null, "试行")).then(set(24, NINE));
  }

  @Test
  void a_decision_about_the_past_is_refused() {
    spec.when(establish(NINE.minusSeconds(1), "试行")).thenRefused(PolicyRefusal.EFFECTIVE_IN_PAST);
  }

  @Test
  void a_decision_without_a_reason_is_refused() {
    spec.when(establish(null, " ")).thenRefused(PolicyRefusal.REASON_REQUIRED);
  }

  @Test
  void weeks_do_not_close_before_their_days() {
    PolicyValues upsideDown = values(Map.of("dailyCutOffMinutes", 90));
    spec.when(new EstablishPolicy(ID, WUHUAN, upsideDown, null, "试行", NINE))
        .thenRefused(PolicyRefusal.CUT_OFFS_OUT_OF_ORDER);
  }

  @Test
  void what_holds_is_the_latest_beginning_and_of_those_the_last_decided() {
    Policy policy =
        spec.given(set(24, day(10)), set(12, day(20)), set(48, day(15)), set(36, day(20))).state();
    assertThat(policy.at(day(9))).isEqualTo(PolicyValues.DEFAULT);
    assertThat(policy.decisionAt(day(9))).isNull();
    assertThat(policy.at(day(10)).verifyHours()).isEqualTo(24);
    assertThat(policy.at(day(15)).verifyHours()).isEqualTo(48);
    assertThat(policy.at(day(25)).verifyHours()).isEqualTo(36);
  }

  @Test
  void the_defaults_are_those_of_the_lifecycles() {
    assertThat(PolicyValues.DEFAULT.forNeeds()).isEqualTo(NeedPolicy.DEFAULT);
    assertThat(PolicyValues.DEFAULT.cutOff(ListLevel.DAILY)).isZero();
    assertThat(PolicyValues.DEFAULT.cutOff(ListLevel.MONTHLY)).isEqualTo(Duration.ofHours(2));
    assertThat(PolicyValues.DEFAULT.council(Category.CLEAN_HOME)).isFalse();
    assertThat(verifiedWithin(24).council(Category.CLEAN_HOME)).isTrue();
  }

  @Test
  void what_a_decision_does_not_name_holds_by_default_and_can_be_read() {
    PolicyValues old = PolicySamples.ofOld();
    assertThat(old.draftDays()).isNull();
    PolicyValues full = PolicyResource.inFull(old);
    assertThat(full).isEqualTo(PolicyValues.DEFAULT);
    assertThat(old.forNeeds()).isEqualTo(NeedPolicy.DEFAULT);
    assertThat(old.subscriptionsMost()).isEqualTo(50);
    assertThat(old.channelsMost()).isEqualTo(20);
    assertThat(old.quorum()).isEqualTo(50);
    assertThat(old.councilAgeMost()).isNull();
    assertThat(old.scoreThreshold()).isEqualTo(60);
    assertThat(old.nightCheckOn()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(old.duties())
        .isEqualTo(
            Map.of(
                Duty.TOUCH_BASE,
                Cadence.WEEK,
                Duty.MEETING,
                Cadence.MONTH,
                Duty.BULLETIN,
                Cadence.QUARTER,
                Duty.APPRAISAL,
                Cadence.YEAR));
    assertThat(full.forNeeds()).isEqualTo(NeedPolicy.DEFAULT);
    assertThat(full.draftDays()).isEqualTo(30);
    assertThat(full.unmergeDays()).isEqualTo(30);
    assertThat(full.referralRounds()).isEqualTo(2);
    assertThat(full.silenceDays()).isEqualTo(7);
    assertThat(full.attachmentsMost()).isEqualTo(20);
    assertThat(full.doorCodeFor()).isEqualTo(Duration.ofMinutes(30));
    assertThat(full.urgentTopics()).containsExactly(Urgency.DANGER, Urgency.UTILITIES);
    assertThat(full.contestWithin()).isEqualTo(Duration.ofDays(7));
    assertThat(full.nightCheckWithin()).isEqualTo(Duration.ofHours(12));
    assertThat(PolicyResource.inFull(full)).isEqualTo(full);
  }

  @Test
  void what_it_names_holds_instead() {
    PolicyValues decided = ofItsOwn();
    NeedPolicy needs = decided.forNeeds();
    assertThat(decided.draftKept()).isEqualTo(Duration.ofDays(11));
    assertThat(needs.unmergeWithin()).isEqualTo(Duration.ofDays(12));
    assertThat(needs.referralRounds()).isEqualTo(1);
    assertThat(needs.silence()).isEqualTo(Duration.ofDays(13));
    assertThat(decided.attachmentsMost()).isEqualTo(14);
    assertThat(decided.doorCodeFor()).isEqualTo(Duration.ofMinutes(15));
    assertThat(decided.topic(Urgency.GENERAL)).isTrue();
    assertThat(decided.topic(Urgency.DANGER)).isFalse();
    assertThat(decided.contestWithin()).isEqualTo(Duration.ofDays(16));
    assertThat(decided.nightCheckWithin()).isEqualTo(Duration.ofMinutes(17));
    assertThat(decided.subscriptionsMost()).isEqualTo(18);
    assertThat(decided.channelsMost()).isEqualTo(19);
    assertThat(decided.quorum()).isEqualTo(66);
    assertThat(decided.scoreThreshold()).isEqualTo(75);
    assertThat(decided.duties()).isEqualTo(Map.of(Duty.TOUCH_BASE, Cadence.MONTH));
    assertThat(decided.nightCheckOn()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(PolicyResource.inFull(decided).draftDays()).isEqualTo(11);
  }

  private static PolicyValues ofItsOwn() {
    var own = new HashMap<String, Object>();
    own.put("draftDays", 11);
    own.put("unmergeDays", 12);
    own.put("referralRounds", 1);
    own.put("silenceDays", 13);
    own.put("attachmentsLimit", 14);
    own.put("doorCodeMinutes", 15);
    own.put("urgentTopics", List.of("GENERAL"));
    own.put("contestDays", 16);
    own.put("nightCheckMinutes", 17);
    own.put("subscriptionsPerPerson", 18);
    own.put("channelSubscriptions", 19);
    own.put("quorumPercent", 66);
    own.put("councilOwnersOnly", true);
    own.put("scoreThresholdTenths", 75);
    own.put("tripartiteDuties", List.of(new DueDuty(Duty.TOUCH_BASE, Cadence.MONTH)));
    own.put("nightCheckWeekday", "FRIDAY");
    return values(own);
  }

  /**
   * The profile of S3:9: who says that only owners sit on its council has the age limit with it.
   */
  @Test
  void a_council_of_owners_is_one_of_young_owners_unless_another_age_is_named() {
    PolicyValues owners = values(Map.of("councilOwnersOnly", true));
    assertThat(owners.councilAgeMost()).isEqualTo(45);
    assertThat(PolicyResource.inFull(owners).councilMaxAge()).isEqualTo(45);
    assertThat(values(Map.of("councilOwnersOnly", true, "councilMaxAge", 60)).councilAgeMost())
        .isEqualTo(60);
    assertThat(values(Map.of("councilMaxAge", 35)).councilAgeMost()).isEqualTo(35);
    assertThat(PolicyValues.DEFAULT.councilAgeMost()).isNull();
  }

  /** The list is kept by hand beside LIFECYCLES; a value that only one of both knows is a gap. */
  @Test
  void the_values_are_those_that_the_lifecycles_leave_to_a_community() throws Exception {
    var listed = new LinkedHashMap<String, String>();
    try (var file = requireNonNull(PolicyTest.class.getResourceAsStream("/policy/values.csv"))) {
      new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(";", 3))
          .forEach(line -> listed.put(line[0], line[1]));
    }
    var known = new LinkedHashMap<String, String>();
    JsonNode defaults = Json.EVENTS.valueToTree(PolicyValues.DEFAULT);
    for (RecordComponent value : PolicyValues.class.getRecordComponents()) {
      JsonNode usual = defaults.path(value.getName());
      known.put(
          value.getName(),
          usual.isMissingNode() ? "" : usual.isTextual() ? usual.asText() : usual.toString());
    }
    assertThat(known).isEqualTo(listed).hasSizeGreaterThanOrEqualTo(29);
    assertThat(PolicyResource.ValuesRequest.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactlyElementsOf(listed.keySet());
  }

  @Test
  void everybody_reads_every_decision() {
    PolicyBody body =
        ViewSpec.<PolicyBody, PolicyEvent>picture(
            new PolicyPicture(), ID.value(), WUHUAN.value(), set(24, NINE), set(12, day(20)));
    assertThat(body.decisions()).extracting(d -> d.values().verifyHours()).containsExactly(24, 12);
    PolicyRow row =
        requireNonNull(
            ViewSpec.<PolicyRow, PolicyEvent>row(
                new PoliciesView(), ID.value(), WUHUAN.value(), set(24, NINE)));
    assertThat(row.state).isEqualTo("DECIDED");
    Policy state = spec.given(set(24, NINE)).state();
    assertThat(Policies.INSTANCE.partiesOf(state)).containsExactly(Aggregate.EVERYONE);
    assertThat(Policies.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN.value());
  }
}
