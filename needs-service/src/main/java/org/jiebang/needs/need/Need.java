package org.jiebang.needs.need;

import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
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
   * @param author whose need it is
   * @param collector who wrote it down for the author, if somebody else did
   */
  record Filed(
      NeedId need,
      CommunityId community,
      Category category,
      UUID author,
      @Nullable UUID collector,
      Stage stage,
      Deadlines deadlines,
      Support support,
      Track track)
      implements Need {

    Filed with(Stage now) {
      return new Filed(
          need, community, category, author, collector, now, deadlines, support, track);
    }

    Filed with(Deadlines now) {
      return new Filed(need, community, category, author, collector, stage, now, support, track);
    }

    Filed with(Support now) {
      return new Filed(need, community, category, author, collector, stage, deadlines, now, track);
    }

    Filed with(Track now) {
      return new Filed(
          need, community, category, author, collector, stage, deadlines, support, now);
    }

    /** True for who brought the need in: its author, or who wrote it down for the author. */
    boolean broughtBy(@Nullable UUID person) {
      return person != null && (person.equals(author) || person.equals(collector));
    }

    /** True for who is served by it: its author and everybody who joined. */
    boolean serves(@Nullable UUID person) {
      return person != null && (person.equals(author) || support.includes(person));
    }
  }
}
