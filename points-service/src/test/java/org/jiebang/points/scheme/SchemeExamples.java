package org.jiebang.points.scheme;

import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.scheme.SchemeCommand.DraftRuleSet;
import org.jiebang.points.scheme.SchemeCommand.PublishRuleSet;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetProposed;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeEvent.RuleSetRevised;
import org.jspecify.annotations.Nullable;

/** A community's scheme and those who write it. */
public final class SchemeExamples {

  public static final UUID DISTRICT_ID = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  public static final Actor DESK =
      new Actor(
          UUID.fromString("01900000-0000-7000-8000-000000000021"), "COM", WUHUAN.value(), null);
  public static final Actor DISTRICT =
      new Actor(UUID.fromString("01900000-0000-7000-8000-000000000022"), "DIS", DISTRICT_ID, null);

  static final SchemeId SCHEME = SchemeId.of(WUHUAN);
  static final Instant NEXT_MONTH = Instant.parse("2026-03-31T16:00:00Z");
  static final Rules PLAIN = LocalRules.plain().rules();
  static final Rules COEFFICIENTS =
      LocalRules.plain().named("五环社区志愿积分兑换方案(二)").percent(CARE, 150).dailyCap(8).rules();

  private SchemeExamples() {}

  static DraftRuleSet draft(@Nullable Instant from, Rules rules) {
    return new DraftRuleSet(SCHEME, WUHUAN, from, rules, DESK, NINE);
  }

  static PublishRuleSet publish(Actor by, Instant at) {
    return new PublishRuleSet(by, at);
  }

  static SchemeEvent drafted(int version) {
    return new RuleSetDrafted(SCHEME, WUHUAN, version, null, PLAIN, NINE);
  }

  static SchemeEvent proposed(int version) {
    return new RuleSetProposed(SCHEME, version, DESK.person(), NINE);
  }

  static SchemeEvent published(int version, Instant from) {
    return new RuleSetPublished(SCHEME, WUHUAN, version, from, PLAIN, DISTRICT.person(), NINE);
  }

  public static List<SchemeEvent> everyEvent() {
    return List.of(
        drafted(1),
        new RuleSetRevised(SCHEME, 1, NEXT_MONTH, COEFFICIENTS, NINE),
        proposed(1),
        published(1, NINE));
  }
}
