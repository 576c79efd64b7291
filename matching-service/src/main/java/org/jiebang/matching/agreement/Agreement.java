package org.jiebang.matching.agreement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.task.TaskId;
import org.jspecify.annotations.Nullable;

/** What the events of a pair's agreements add up to; one after the other, at most one at a time. */
public sealed interface Agreement {

  record None() implements Agreement {}

  /**
   * @param signed the sides that have signed
   * @param renewal what one side wants to prolong it to; null when neither does
   * @param places the tasks that the organisation has claimed and that were not yet found to be
   *     over
   * @param promise what is owed each month
   */
  record Proposed(
      Stage stage,
      Deal deal,
      Set<Side> signed,
      @Nullable Renewal renewal,
      Set<TaskId> places,
      Promise promise)
      implements Agreement {

    /** Whether tasks may be claimed under it at {@code at}. */
    public boolean inForce(Instant at) {
      return (stage == Stage.ACTIVE || stage == Stage.RENEWED)
          && !at.isBefore(deal.from())
          && at.isBefore(deal.until());
    }

    Proposed in(Stage next) {
      return new Proposed(next, deal, signed, renewal, places, promise);
    }

    Proposed signedBy(Side side) {
      var more = new HashSet<>(signed);
      more.add(side);
      Stage next = more.size() == Side.values().length ? Stage.SIGNED : stage;
      return new Proposed(next, deal, Set.copyOf(more), renewal, places, promise);
    }

    Proposed wanting(@Nullable Renewal wanted) {
      return new Proposed(stage, deal, signed, wanted, places, promise);
    }

    Proposed renewedTo(Instant until) {
      return new Proposed(Stage.RENEWED, deal.until(until), signed, null, places, promise);
    }

    Proposed placing(TaskId task, List<TaskId> freed) {
      var now = new HashSet<>(places);
      freed.forEach(now::remove);
      now.add(task);
      return new Proposed(stage, deal, signed, renewal, Set.copyOf(now), promise);
    }

    Proposed promising(Promise now) {
      return new Proposed(stage, deal, signed, renewal, places, now);
    }
  }

  /** As LIFECYCLES names them. RENEWED is in force like ACTIVE, for a further term. */
  enum Stage {
    DRAFT,
    SIGNED,
    ACTIVE,
    RENEWED,
    EXPIRED,
    TERMINATED
  }

  /** The two who sign. */
  @Schema(name = "AgreementSide")
  enum Side {
    COMMUNITY,
    ORGANISATION
  }

  /** One side's wish to prolong. */
  record Renewal(Side side, Instant until) {}

  /**
   * What is agreed.
   *
   * @param fields the categories it covers; empty: all
   * @param principle of the partnership, in words
   * @param from it is in force from here …
   * @param until … to before here
   * @param cadreQuota people seconded per term (S0: 10)
   * @param boardQuota tasks that the organisation may bid for or do at a time
   */
  record Deal(
      CommunityId community,
      OrganisationId organisation,
      List<Category> fields,
      String principle,
      Instant from,
      Instant until,
      int cadreQuota,
      int boardQuota) {

    Deal until(Instant later) {
      return new Deal(
          community, organisation, fields, principle, from, later, cadreQuota, boardQuota);
    }
  }
}
