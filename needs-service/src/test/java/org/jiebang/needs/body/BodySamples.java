package org.jiebang.needs.body;

import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyCommand.AppointMember;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jspecify.annotations.Nullable;

/** Fixed bodies for tests: a council, a think-tank, a grid team and a joint meeting of 五环社区. */
public final class BodySamples {

  public static final BodyId BODY =
      new BodyId(UUID.fromString("01900000-0000-7000-8000-000000000b01"));
  public static final BodyTaskId TASK =
      new BodyTaskId(UUID.fromString("01900000-0000-7000-8000-000000000b02"));
  public static final UUID ANN = UUID.fromString("01900000-0000-7000-8000-000000000ba1");
  public static final UUID BO = UUID.fromString("01900000-0000-7000-8000-000000000ba2");
  public static final UUID CAI = UUID.fromString("01900000-0000-7000-8000-000000000ba3");
  public static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  public static final Envelope SEALED = new Envelope(ANN, 1, "aXY", "Y3Q");

  /** Elected chair, no limits. */
  static final BodyPolicy ELECTED = BodyPolicy.DEFAULT;

  /** The chair goes round each month. */
  static final BodyPolicy ROTATING = new BodyPolicy(50, null, false, 30, null, 1);

  private BodySamples() {}

  public static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  static Actor desk() {
    return new Actor(new UUID(7, 7), "COM", WUHUAN.value(), null);
  }

  static Actor district() {
    return new Actor(new UUID(7, 8), "DIS", DISTRICT, null);
  }

  public static BodyEstablished established(BodyKind kind, BodyPolicy policy) {
    return new BodyEstablished(
        BODY,
        WUHUAN.value(),
        kind,
        kind == BodyKind.THINK_TANK ? ExpertField.LEGAL : null,
        "青年议事会",
        null,
        policy,
        "Asia/Shanghai",
        NINE);
  }

  public static BodyMemberAppointed appointed(UUID person, String from, @Nullable String until) {
    return appointed(person, null, from, until);
  }

  static BodyMemberAppointed appointed(
      UUID person, @Nullable Side side, String from, @Nullable String until) {
    return new BodyMemberAppointed(
        BODY,
        person,
        Office.MEMBER,
        side,
        day(from),
        until == null ? null : day(until),
        SEALED,
        SEALED,
        null,
        NINE);
  }

  static AppointMember appoint(UUID person, String from, @Nullable String until) {
    return appoint(person, from, until, null, false);
  }

  static AppointMember appoint(
      UUID person, String from, @Nullable String until, @Nullable Integer age, boolean owner) {
    return new AppointMember(
        BODY,
        person,
        Office.MEMBER,
        null,
        day(from),
        until == null ? null : day(until),
        SEALED,
        SEALED,
        age,
        owner ? SEALED : null,
        desk(),
        NINE);
  }
}
