package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.Need.Draft;
import org.jiebang.needs.need.Need.Erased;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.Need.Unknown;
import org.jiebang.needs.need.ShownNeed.ShownVerdict;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a need: its author, grid workers and the desk everything; the district the texts
 * without name and phone; others where it lies, what it is about and how far it has come.
 */
@Singleton
public class NeedAudience implements Shown<NeedBody, ShownNeed> {

  private final NeedTexts texts;
  private final Hierarchy hierarchy;

  NeedAudience(NeedTexts texts, Hierarchy hierarchy) {
    this.texts = texts;
    this.hierarchy = hierarchy;
  }

  /**
   * False where the need is hidden even from those who see the community's needs: drafts,
   * categories that are for the author, grid workers and the desk only, and what was declined
   * without that being published.
   */
  boolean sees(Need need, Caller caller) {
    return switch (need) {
      case Unknown() -> false;
      case Draft d -> caller.person().equals(d.author());
      case Erased e -> caller.person().equals(e.author());
      case Filed f -> isOpen(f) || f.broughtBy(caller.person()) || isDesk(caller, f.community());
    };
  }

  private static boolean isOpen(Filed need) {
    boolean declinedQuietly = need.stage() == Stage.DECLINED && !need.track().declinePublished();
    return !need.category().secluded() && !declinedQuietly;
  }

  /** True for grid workers and the desk of the community. */
  boolean isDesk(Caller caller, CommunityId community) {
    return holds(caller, community, Set.of(GRD, COM));
  }

  private boolean holds(Caller caller, CommunityId community, Set<Role> roles) {
    return caller.grant(roles, scope -> hierarchy.covers(scope, community.value())) != null;
  }

  @Override
  public ShownNeed show(UUID id, NeedBody b, Caller caller) {
    boolean brought = caller.person().equals(b.author()) || caller.person().equals(b.collector());
    // What it said as a draft stays its author's, also when history is asked for later.
    boolean draft = b.state().equals(Stage.DRAFT.name());
    boolean names = draft ? brought : brought || isDesk(caller, b.community());
    boolean words = names || !draft && holds(caller, b.community(), Set.of(DIS));
    var open = new Opener(id, words);
    return new ShownNeed(
        id,
        b.state(),
        b.community().value(),
        b.estate() == null ? null : b.estate().value(),
        b.category(),
        b.channel(),
        b.anonymous() && !names ? null : b.author(),
        b.collector(),
        names ? texts.open(b.authorName(), id, "authorName") : null,
        names ? texts.open(b.authorPhone(), id, "authorPhone") : null,
        open.text(b.text(), "text"),
        open.erased(b.text()),
        open.text(b.riskStatement(), "riskStatement"),
        words
            ? b.notes().stream().map(n -> open.text(n, "note")).filter(Objects::nonNull).toList()
            : null,
        open.text(b.question(), "question"),
        b.answerBy(),
        open.text(b.answer(), "answer"),
        b.submittedAt(),
        b.verifyBy(),
        b.urgency(),
        b.grid(),
        b.microGrid(),
        b.dueAt(),
        b.overdue(),
        supporters(b),
        b.list() == null ? null : b.list().value(),
        b.level() == null ? null : b.level().name(),
        b.agendaItem(),
        b.project(),
        b.task(),
        open.text(b.holdReason(), "holdReason"),
        b.mergedInto() == null ? null : b.mergedInto().value(),
        words || b.declinePublished() ? b.declineCode() : null,
        open.text(b.declineText(), "declineText"),
        b.declinePublished(),
        b.referredTo(),
        b.acceptance(),
        b.resolution(),
        b.meeting(),
        open.text(b.evidence(), "evidence"),
        b.reopenings(),
        verdicts(b, open));
  }

  private static int supporters(NeedBody b) {
    var people = new HashSet<>(b.supporters());
    b.carried().values().forEach(people::addAll);
    people.remove(b.author());
    return people.size();
  }

  private static List<ShownVerdict> verdicts(NeedBody b, Opener open) {
    return b.verdicts().stream()
        .map(v -> new ShownVerdict(v.by(), v.satisfied(), open.text(v.text(), "verdict"), v.at()))
        .toList();
  }

  /** Opens the texts of one need, or none of them. */
  private final class Opener {

    private final UUID need;
    private final boolean allowed;

    Opener(UUID need, boolean allowed) {
      this.need = need;
      this.allowed = allowed;
    }

    /** Null for whom it does not concern, and while it can be read. */
    @Nullable Boolean erased(@Nullable Envelope text) {
      return allowed && text != null && text(text, "text") == null ? Boolean.TRUE : null;
    }

    @Nullable String text(@Nullable Envelope envelope, String field) {
      return allowed ? texts.open(envelope, need, field) : null;
    }
  }
}
