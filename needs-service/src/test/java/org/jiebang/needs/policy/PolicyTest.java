package org.jiebang.needs.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedPolicy;
import org.jiebang.needs.need.Urgency;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.policy.PolicyCommand.ChangePolicy;
import org.jiebang.needs.policy.PolicyCommand.EstablishPolicy;
import org.jiebang.needs.policy.PolicyEvent.CommunityPolicySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final PolicyId ID = PolicyId.of(WUHUAN);

  private final DeciderSpec<PolicyCommand, Policy, PolicyEvent> spec =
      DeciderSpec.of(new PolicyDecider());

  private static PolicyValues verifiedWithin(int hours) {
    PolicyValues d = PolicyValues.DEFAULT;
    return new PolicyValues(
        hours,
        d.answerHours(),
        d.dangerHours(),
        d.utilitiesHours(),
        d.generalHours(),
        d.complexHours(),
        d.reopenDays(),
        d.reopenLimit(),
        d.dailyCutOffMinutes(),
        d.weeklyCutOffMinutes(),
        d.monthlyCutOffMinutes(),
        List.of(Category.CLEAN_HOME));
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
    PolicyValues d = PolicyValues.DEFAULT;
    var upsideDown =
        new PolicyValues(
            d.verifyHours(),
            d.answerHours(),
            d.dangerHours(),
            d.utilitiesHours(),
            d.generalHours(),
            d.complexHours(),
            d.reopenDays(),
            d.reopenLimit(),
            90,
            60,
            120,
            List.of());
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
    PolicyValues full = PolicyValues.DEFAULT.inFull();
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
    assertThat(full.inFull()).isEqualTo(full);
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
  }

  private static PolicyValues ofItsOwn() {
    PolicyValues d = PolicyValues.DEFAULT;
    return new PolicyValues(
        d.verifyHours(),
        d.answerHours(),
        d.dangerHours(),
        d.utilitiesHours(),
        d.generalHours(),
        d.complexHours(),
        d.reopenDays(),
        d.reopenLimit(),
        d.dailyCutOffMinutes(),
        d.weeklyCutOffMinutes(),
        d.monthlyCutOffMinutes(),
        List.of(),
        11,
        12,
        1,
        13,
        14,
        15,
        List.of(Urgency.GENERAL),
        16,
        17);
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
