package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.matching.acceptance.AcceptanceEvent.Party;
import org.jspecify.annotations.Nullable;

/** What the events of an acceptance add up to, as far as the rules ask about it. */
public sealed interface Acceptance {

  /** Before a panel was formed. */
  record Unformed() implements Acceptance {}

  /**
   * The panel has its task but not yet all of its reviews.
   *
   * @param round of delivery, from 1; 0 while nothing was delivered
   * @param requestedAt when the task was delivered; null before
   * @param verdicts of this round
   */
  record Reviewing(
      Panel panel, int round, @Nullable Instant requestedAt, List<SealedVerdict> verdicts)
      implements Acceptance {

    boolean assessed(UUID member, String criterion) {
      return verdicts.stream()
          .anyMatch(v -> v.member().equals(member) && v.criterion().equals(criterion));
    }

    /** Members who have assessed every criterion. */
    long complete() {
      return panel.members().stream()
          .filter(m -> panel.criteria().stream().allMatch(c -> assessed(m, c)))
          .count();
    }

    Reviewing plus(SealedVerdict verdict) {
      var more = new ArrayList<>(verdicts);
      more.add(verdict);
      return new Reviewing(panel, round, requestedAt, List.copyOf(more));
    }
  }

  /**
   * The panel has spoken; parties may contest.
   *
   * @param toRework criteria that more than half found wanting
   * @param waived parties that will not
   */
  record Decided(
      Panel panel,
      int round,
      AcceptanceResult result,
      List<String> toRework,
      Instant contestUntil,
      Set<Party> waived)
      implements Acceptance {

    Decided waivedBy(Party party) {
      var more = new HashSet<>(waived);
      more.add(party);
      return new Decided(panel, round, result, toRework, contestUntil, Set.copyOf(more));
    }
  }

  /** A party disagrees; the district has the last word. */
  record Contested(Panel panel, int round, AcceptanceResult result, List<String> toRework)
      implements Acceptance {}

  /** Task and need have been moved by it. After rework there is another round. */
  record Final(Panel panel, int round, AcceptanceResult result) implements Acceptance {}

  /**
   * Who accepts what.
   *
   * @param author of the need; null when not known
   * @param members in order; the first is the chair
   */
  record Panel(
      AcceptanceId acceptance,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      List<String> criteria,
      List<UUID> members,
      int quorum,
      boolean ratingRequired) {

    UUID chair() {
      return members.getFirst();
    }

    /** The department is known at the latest when its work is judged. */
    Panel of(UUID executing) {
      return new Panel(
          acceptance,
          task,
          need,
          community,
          organisation,
          executing,
          author,
          criteria,
          members,
          quorum,
          ratingRequired);
    }
  }

  /** Null before there is one. */
  default @Nullable Panel panel() {
    return switch (this) {
      case Unformed() -> null;
      case Reviewing a -> a.panel();
      case Decided a -> a.panel();
      case Contested a -> a.panel();
      case Final a -> a.panel();
    };
  }
}
