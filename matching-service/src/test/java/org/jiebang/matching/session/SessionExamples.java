package org.jiebang.matching.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.session.SessionCommand.VolunteerFacts;
import org.jiebang.matching.session.SessionEvent.*;
import org.jspecify.annotations.Nullable;

/** An afternoon of after-school care in 五环社区: two hours, five places, a handful of students. */
public final class SessionExamples {

  public static final Instant STARTS = Instant.parse("2026-03-12T07:00:00Z");
  public static final Instant ENDS = STARTS.plus(Duration.ofHours(2));
  public static final Instant WEEK_BEFORE = STARTS.minus(Duration.ofDays(7));
  public static final Instant NEXT_DAY = ENDS.plus(Duration.ofDays(1));

  public static final SessionId SESSION = new SessionId(uuid(0x501));
  public static final UUID TASK = uuid(0x101);
  public static final UUID NEED = uuid(0x201);
  public static final UUID WUHUAN = uuid(0x301);
  public static final UUID UNIVERSITY = uuid(0x401);
  public static final UUID DEPARTMENT = uuid(0x402);
  public static final String PLACE = "Activity room 2";

  public static final UUID ANNA = uuid(0xA);
  public static final UUID BO = uuid(0xB);
  public static final UUID CAI = uuid(0xC);
  public static final UUID DAN = uuid(0xD);
  public static final UUID EVE = uuid(0xE);
  public static final UUID FAY = uuid(0xF);

  public static final Actor OFFICE = new Actor(uuid(0x90), "DEP", DEPARTMENT, null);
  public static final Actor DESK = new Actor(uuid(0x91), "COM", WUHUAN, null);

  static final VolunteerFacts FIT = new VolunteerFacts(true, List.of(), null, true, List.of());

  private SessionExamples() {}

  static UUID uuid(long n) {
    return new UUID(0x7000, Long.MIN_VALUE | n << 6);
  }

  static Actor volunteer(UUID person) {
    return new Actor(person, "VOL", WUHUAN, null);
  }

  static Instant after(int minutes) {
    return STARTS.plus(Duration.ofMinutes(minutes));
  }

  static Envelope sealed(UUID person) {
    return new Envelope(person, 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");
  }

  static SessionPlanned planned() {
    return planned("CHILD_CARE", 5, false);
  }

  static SessionPlanned planned(String category, int capacity, boolean membersOnly) {
    return new SessionPlanned(
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        UNIVERSITY,
        DEPARTMENT,
        category,
        STARTS,
        ENDS,
        PLACE,
        capacity,
        membersOnly,
        WEEK_BEFORE);
  }

  static SessionOpened opened() {
    return new SessionOpened(SESSION, 2, false, WEEK_BEFORE);
  }

  static SignedUp signedUp(UUID person) {
    return new SignedUp(SESSION, person, true, WEEK_BEFORE);
  }

  static SignedUp applied(UUID person) {
    return new SignedUp(SESSION, person, false, WEEK_BEFORE);
  }

  static Waitlisted waitlisted(UUID person) {
    return new Waitlisted(SESSION, person, 1, WEEK_BEFORE);
  }

  static SessionStarted started() {
    return new SessionStarted(SESSION, TASK, STARTS);
  }

  static SessionEnded ended() {
    return new SessionEnded(SESSION, TASK, ENDS);
  }

  static CheckedIn checkedIn(UUID person, Instant at) {
    return new CheckedIn(SESSION, TASK, person, CheckInMethod.QR, PLACE, minute(at), at);
  }

  static CheckedOut checkedOut(UUID person, Instant at) {
    return new CheckedOut(SESSION, person, CheckInMethod.QR, minute(at), at);
  }

  static int minute(Instant at) {
    return Math.toIntExact(at.getEpochSecond() / 60);
  }

  static PresentedCode code(Instant at) {
    return new PresentedCode(PresentedCode.Verdict.VALID, minute(at));
  }

  static UUID record(UUID person) {
    return RecordRules.recordOf(SESSION, person);
  }

  static ServiceRecorded recorded(UUID person, Instant in, Instant out, int minutes) {
    return recorded(person, in, out, minutes, null);
  }

  static ServiceRecorded recorded(
      UUID person, Instant in, Instant out, int minutes, @Nullable String rule) {
    return new ServiceRecorded(
        record(person),
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        person,
        in,
        out,
        minutes,
        Counting.raw(in, out),
        Evidence.TIMED,
        rule,
        1,
        ENDS);
  }

  static SessionRecorded allRecorded(int records) {
    return new SessionRecorded(SESSION, TASK, records, ENDS);
  }

  static ServiceConfirmed confirmed(UUID person) {
    return new ServiceConfirmed(
        record(person),
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        UNIVERSITY,
        DEPARTMENT,
        person,
        "CHILD_CARE",
        STARTS,
        ENDS,
        120,
        120,
        Evidence.TIMED,
        NEXT_DAY);
  }

  static RecordDisputed disputed(UUID person) {
    return new RecordDisputed(record(person), SESSION, person, sealed(person), NEXT_DAY);
  }

  static RecordCorrected corrected(UUID person) {
    return new RecordCorrected(
        record(person),
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        person,
        STARTS,
        after(90),
        120,
        90,
        "LATE_CHECK_OUT",
        DESK.person(),
        NEXT_DAY);
  }

  static RecordVoided voided(UUID person, Instant at) {
    return new RecordVoided(
        record(person), SESSION, TASK, NEED, WUHUAN, person, 120, "NOT_SERVED", at);
  }

  static ServiceBackfilled backfilled(UUID person) {
    return new ServiceBackfilled(
        record(person),
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        person,
        STARTS,
        after(100),
        100,
        sealed(person),
        NEXT_DAY);
  }

  static List<SessionEvent> then(List<SessionEvent> history, SessionEvent... more) {
    var all = new ArrayList<>(history);
    all.addAll(Arrays.asList(more));
    return List.copyOf(all);
  }

  /** Open, with ANNA, FAY and EVE on the list, CAI asking for a place and DAN waiting for one. */
  static List<SessionEvent> open() {
    return List.of(
        planned(),
        opened(),
        signedUp(ANNA),
        signedUp(FAY),
        signedUp(EVE),
        applied(CAI),
        waitlisted(DAN));
  }

  static List<SessionEvent> running() {
    return then(open(), started(), checkedIn(ANNA, STARTS), checkedIn(FAY, STARTS));
  }

  static List<SessionEvent> over() {
    return then(running(), checkedOut(ANNA, ENDS), checkedOut(FAY, ENDS), ended());
  }

  /** EVE never came; FAY's record is confirmed, ANNA's waits. */
  static List<SessionEvent> counted() {
    return then(
        over(),
        recorded(ANNA, STARTS, ENDS, 120),
        recorded(FAY, STARTS, ENDS, 120),
        new NoShowMarked(SESSION, EVE, ENDS),
        allRecorded(2),
        confirmed(FAY));
  }

  /** FAY disputes hers. */
  static List<SessionEvent> settled() {
    return then(
        counted(), confirmed(ANNA), new SessionConfirmed(SESSION, TASK, NEXT_DAY), disputed(FAY));
  }

  public static List<Object> everyEvent() {
    return List.of(
        planned(),
        opened(),
        new SessionLocked(SESSION, WEEK_BEFORE),
        started(),
        ended(),
        new SessionCancelled(SESSION, TASK, "WEATHER", WEEK_BEFORE),
        signedUp(ANNA),
        waitlisted(DAN),
        new WalkInRequested(SESSION, BO, minute(STARTS), STARTS),
        new SignupConfirmed(SESSION, CAI, WEEK_BEFORE),
        new SignupRejected(SESSION, CAI, "NO_EXPERIENCE", WEEK_BEFORE),
        new WaitlistPromoted(SESSION, DAN, WEEK_BEFORE),
        new SignupWithdrawn(SESSION, ANNA, 10080, false, WEEK_BEFORE),
        checkedIn(ANNA, STARTS),
        checkedOut(ANNA, ENDS),
        new CheckOutAssumed(SESSION, ANNA, ENDS, NEXT_DAY),
        new NoShowMarked(SESSION, EVE, NEXT_DAY),
        new ExcuseAccepted(SESSION, EVE, sealed(EVE), NEXT_DAY),
        recorded(ANNA, STARTS, after(60), 0, Counting.THRESHOLD),
        backfilled(BO),
        allRecorded(2),
        confirmed(ANNA),
        new SessionConfirmed(SESSION, TASK, NEXT_DAY),
        disputed(FAY),
        corrected(FAY),
        voided(ANNA, NEXT_DAY),
        new ServiceZeroed(
            record(ANNA),
            SESSION,
            TASK,
            NEED,
            WUHUAN,
            ANNA,
            uuid(0x601),
            "BAD_EVALUATION",
            120,
            NEXT_DAY));
  }
}
