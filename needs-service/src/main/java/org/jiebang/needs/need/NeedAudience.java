package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
      case Filed f -> f.open() || f.broughtBy(caller.person()) || isDesk(caller, f.community());
    };
  }

  /** True for who may read the need's texts, and see its photos. */
  public boolean reads(Need need, Caller caller) {
    return need instanceof Filed f
        && caller.readsPersonal()
        && (bringsOrServes(f, caller) || f.open() && holds(caller, f.community(), Set.of(DIS)));
  }

  /** True for who brought the need in, grid workers and the desk. */
  public boolean bringsOrServes(Need need, Caller caller) {
    return need instanceof Filed f
        && (f.broughtBy(caller.person()) || isDesk(caller, f.community()));
  }

  /**
   * False where not even the district, acting in the community's place, may touch it: what it does
   * not see it cannot mend.
   */
  boolean handles(Need need, Caller caller) {
    return !(need instanceof Filed f)
        || !f.particulars().secluded()
        || f.broughtBy(caller.person())
        || isDesk(caller, f.community());
  }

  /** True for grid workers and the desk of the community. */
  public boolean isDesk(Caller caller, CommunityId community) {
    return holds(caller, community, Set.of(GRD, COM));
  }

  /** True for those and the district above. */
  public boolean overlooks(Caller caller, CommunityId community) {
    return holds(caller, community, Set.of(GRD, COM, DIS));
  }

  /** True for who may read what any need of the community says. */
  public boolean readsWords(Caller caller, CommunityId community) {
    return caller.readsPersonal() && overlooks(caller, community);
  }

  boolean holds(Caller caller, CommunityId community, Set<Role> roles) {
    return caller.grant(roles, scope -> hierarchy.covers(scope, community.value())) != null;
  }

  @Override
  public ShownNeed show(UUID id, NeedBody b, Caller caller) {
    boolean brought = caller.person().equals(b.author()) || caller.person().equals(b.collector());
    // What it said as a draft stays its author's, also when history is asked for later.
    boolean draft = b.state().equals(Stage.DRAFT.name());
    boolean mine = draft ? brought : brought || isDesk(caller, b.community());
    boolean names = mine && caller.readsPersonal();
    boolean words =
        caller.readsPersonal() && (mine || !draft && holds(caller, b.community(), Set.of(DIS)));
    var open = new Opener(id, words);
    String said = open.text(b.text(), "text");
    Particulars p = b.particulars();
    // Whoever took the name back later had told it to the desk before.
    boolean nameless = p != null && p.anonymous();
    return new ShownNeed(
        id,
        b.state(),
        b.community().value(),
        b.estate() == null ? null : b.estate().value(),
        b.category(),
        b.channel(),
        nameless && !brought || b.anonymous() && !mine ? null : b.author(),
        b.collector(),
        names ? texts.open(b.authorName(), id, "authorName") : null,
        names ? texts.open(b.authorPhone(), id, "authorPhone") : null,
        said,
        words && b.text() != null && said == null ? Boolean.TRUE : null, // its key is gone
        open.text(b.riskStatement(), "riskStatement"),
        p == null ? null : p.taxonomy(),
        p == null ? null : p.taxonomyVersion(),
        fields(p, open),
        p == null ? null : p.targetGroup(),
        names && p != null ? texts.open(p.onBehalfOf(), id, "onBehalfOf") : null,
        b.anonymous(),
        p == null ? null : p.building(),
        names && p != null ? texts.open(p.door(), id, "door") : null,
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

  private static Map<String, String> fields(@Nullable Particulars p, Opener open) {
    if (p == null) {
      return Map.of();
    }
    var fields = new TreeMap<>(p.fields());
    p.sealedFields()
        .forEach(
            (code, answer) -> {
              String text = open.text(answer, NeedTexts.field(code));
              if (text != null) {
                fields.put(code, text);
              }
            });
    return fields;
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

    @Nullable String text(@Nullable Envelope envelope, String field) {
      return allowed ? texts.open(envelope, need, field) : null;
    }
  }
}
