package org.jiebang.needs.body;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a body's events add up to. Office at any date is a question to it. */
public sealed interface Body {

  record NotEstablished() implements Body {}

  /**
   * A body that was established.
   *
   * @param place the community or district that it belongs to
   * @param field of think-tanks only
   * @param ordinal which of its kind, e.g. 4 for the 第四届 committee; absent: not counted
   * @param terms all terms ever, in the order of appointment
   * @param chairs all terms in the chair, oldest first; no two have a day in common
   * @param today the day of its last event
   * @param lastDay of a dissolved body
   */
  record Established(
      BodyId body,
      UUID place,
      BodyKind kind,
      @Nullable ExpertField field,
      String name,
      @Nullable Integer ordinal,
      BodyPolicy policy,
      ZoneId timeZone,
      List<Member> terms,
      List<ChairTerm> chairs,
      List<GridDuty> duties,
      List<BodyTask> tasks,
      LocalDate today,
      @Nullable LocalDate lastDay)
      implements Body {

    /** Who is a member on that day, in the order of appointment. */
    public List<Member> membersOn(LocalDate day) {
      return lastDay != null && day.isAfter(lastDay)
          ? List.of()
          : terms.stream().filter(m -> m.on(day)).toList();
    }

    /** The person's term on that day; null: no member. */
    public @Nullable Member memberOn(LocalDate day, UUID person) {
      for (Member member : membersOn(day)) {
        if (member.person().equals(person)) {
          return member;
        }
      }
      return null;
    }

    /** Who is in the chair on that day; null: nobody. */
    public @Nullable Member chairOn(LocalDate day) {
      for (ChairTerm term : chairs) {
        if (term.on(day)) {
          return memberOn(day, term.person());
        }
      }
      return null;
    }

    /** Who of a grid team works where on that day. */
    public List<GridDuty> dutiesOn(LocalDate day) {
      return duties.stream().filter(d -> d.on(day) && memberOn(day, d.person()) != null).toList();
    }

    /** True for who was or will be a member, too. */
    public boolean everHad(UUID person) {
      return terms.stream().anyMatch(m -> m.person().equals(person));
    }

    Established agreeing(BodyPolicy now) {
      return new Established(
          body, place, kind, field, name, ordinal, now, timeZone, terms, chairs, duties, tasks,
          today, lastDay);
    }

    Established withTerms(List<Member> now) {
      return new Established(
          body,
          place,
          kind,
          field,
          name,
          ordinal,
          policy,
          timeZone,
          List.copyOf(now),
          chairs,
          duties,
          tasks,
          today,
          lastDay);
    }

    Established withChairs(List<ChairTerm> now) {
      return new Established(
          body,
          place,
          kind,
          field,
          name,
          ordinal,
          policy,
          timeZone,
          terms,
          List.copyOf(now),
          duties,
          tasks,
          today,
          lastDay);
    }

    Established withDuties(List<GridDuty> now) {
      return new Established(
          body,
          place,
          kind,
          field,
          name,
          ordinal,
          policy,
          timeZone,
          terms,
          chairs,
          List.copyOf(now),
          tasks,
          today,
          lastDay);
    }

    Established withTasks(List<BodyTask> now) {
      return new Established(
          body,
          place,
          kind,
          field,
          name,
          ordinal,
          policy,
          timeZone,
          terms,
          chairs,
          duties,
          List.copyOf(now),
          today,
          lastDay);
    }

    Established asOf(LocalDate now) {
      return new Established(
          body, place, kind, field, name, ordinal, policy, timeZone, terms, chairs, duties, tasks,
          now, lastDay);
    }

    Established dissolvedOn(LocalDate now) {
      return new Established(
          body, place, kind, field, name, ordinal, policy, timeZone, terms, chairs, duties, tasks,
          today, now);
    }
  }
}
