package org.jiebang.matching.volunteer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.volunteer.VolunteerEvent.*;

/** A student who serves in 五环社区. */
public final class VolunteerExamples {

  static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
  static final Instant NEXT_YEAR = MONDAY.plus(Duration.ofDays(365));
  static final UUID PERSON = uuid(0xA);
  static final VolunteerId VOLUNTEER = VolunteerId.of(PERSON);
  static final UUID WUHUAN = uuid(0x301);
  static final UUID DEPARTMENT = uuid(0x402);
  static final UUID CARE = uuid(0x501);
  static final UUID CLEANING = uuid(0x502);
  static final Actor SELF = new Actor(PERSON, "VOL", WUHUAN, null);
  static final Actor DESK = new Actor(uuid(0x91), "COM", WUHUAN, null);
  static final Actor OFFICE = new Actor(uuid(0x90), "DEP", DEPARTMENT, null);

  private VolunteerExamples() {}

  static UUID uuid(long n) {
    return new UUID(0x7000, Long.MIN_VALUE | n << 6);
  }

  static Instant hour(int n) {
    return MONDAY.plus(Duration.ofHours(n));
  }

  static Envelope birthDate() {
    return new Envelope(PERSON, 1, "AAAAAAAAAAAAAAAA", "c2VhbGVk");
  }

  static VolunteerRegistered registered() {
    return new VolunteerRegistered(
        VOLUNTEER, PERSON, WUHUAN, birthDate(), true, DEPARTMENT, MONDAY);
  }

  static TrainingCompleted trained() {
    return new TrainingCompleted(VOLUNTEER, "MEDICAL_CARE", NEXT_YEAR, MONDAY);
  }

  static VolunteerInsured insured() {
    return new VolunteerInsured(VOLUNTEER, NEXT_YEAR, MONDAY);
  }

  static MembershipConfirmed member() {
    return new MembershipConfirmed(VOLUNTEER, DEPARTMENT, MONDAY);
  }

  static TimeBooked booked(UUID session, int from, int to) {
    return new TimeBooked(VOLUNTEER, session, hour(from), hour(to), MONDAY);
  }

  static TimeFreed freed(UUID session) {
    return new TimeFreed(VOLUNTEER, session, MONDAY);
  }

  public static List<Object> everyEvent() {
    return List.of(registered(), trained(), insured(), member(), booked(CARE, 2, 4), freed(CARE));
  }
}
