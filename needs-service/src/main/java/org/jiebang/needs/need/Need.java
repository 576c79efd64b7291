package org.jiebang.needs.need;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** What a need's events add up to: only what the rules ask about. */
public sealed interface Need {

  /** Nothing has happened yet. */
  record Unknown() implements Need {}

  /** Kept by its author, invisible to others. */
  record Draft(NeedId need, CommunityId community, UUID author) implements Need {}

  /** A draft that was never submitted and whose text is gone. */
  record Erased(NeedId need, CommunityId community, UUID author) implements Need {}

  /**
   * A need that has been submitted.
   *
   * @param estate that it lies in; null: not said
   * @param author whose need it is
   * @param collector who wrote it down for the author, if somebody else did
   */
  record Filed(
      NeedId need,
      CommunityId community,
      @Nullable EstateId estate,
      Category category,
      Particulars particulars,
      UUID author,
      @Nullable UUID collector,
      Stage stage,
      Deadlines deadlines,
      Support support,
      Track track)
      implements Need {

    Filed with(Stage now) {
      return new Filed(
          need,
          community,
          estate,
          category,
          particulars,
          author,
          collector,
          now,
          deadlines,
          support,
          track);
    }

    Filed with(Deadlines now) {
      return new Filed(
          need,
          community,
          estate,
          category,
          particulars,
          author,
          collector,
          stage,
          now,
          support,
          track);
    }

    Filed with(Support now) {
      return new Filed(
          need,
          community,
          estate,
          category,
          particulars,
          author,
          collector,
          stage,
          deadlines,
          now,
          track);
    }

    Filed with(Track now) {
      return new Filed(
          need,
          community,
          estate,
          category,
          particulars,
          author,
          collector,
          stage,
          deadlines,
          support,
          now);
    }

    Filed with(Particulars now) {
      return new Filed(
          need, community, estate, category, now, author, collector, stage, deadlines, support,
          track);
    }

    Filed in(EstateId now) {
      return new Filed(
          need,
          community,
          now,
          category,
          particulars,
          author,
          collector,
          stage,
          deadlines,
          support,
          track);
    }

    /** What was in force when it came in, or {@code otherwise}. */
    NeedPolicy policyOr(NeedPolicy otherwise) {
      return particulars.policy() == null ? otherwise : particulars.policy();
    }

    /** When silence counts as consent to what is done now; null: after the default time. */
    @Nullable Instant confirmBy(Instant done) {
      return particulars.policy() == null ? null : done.plus(particulars.policy().silence());
    }

    /** How soon an answer is due; null until it is verified. */
    public @Nullable Urgency urgency() {
      return track.urgency();
    }

    /**
     * Whether those who see the community's needs see that it exists: not where its category is for
     * its author, grid workers and the desk only, and not while it is declined without that being
     * published.
     */
    boolean open() {
      boolean declinedQuietly = stage == Stage.DECLINED && !track.declinePublished();
      return !particulars.secluded() && !declinedQuietly;
    }

    /** True for who brought the need in: its author, or who wrote it down for the author. */
    boolean broughtBy(@Nullable UUID person) {
      return person != null && (person.equals(author) || person.equals(collector));
    }

    /** True for who is served by it: its author and everybody who joined. */
    public boolean serves(@Nullable UUID person) {
      return person != null && (person.equals(author) || support.includes(person));
    }
  }
}
