package org.jiebang.needs.tripartite;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.OWN;
import static org.jiebang.eventsourcing.identity.Role.PRO;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.tripartite.ShownTripartite.ShownMatter;
import org.jiebang.needs.tripartite.TripartiteBody.MatterBody;
import org.jspecify.annotations.Nullable;

/**
 * Seals the free texts of matters under the key of whoever wrote them, and opens them for the three
 * parties and the district: they may well be about somebody. Titles are for everybody of the place.
 */
@Singleton
public class TripartiteTexts implements Shown<TripartiteBody, ShownTripartite> {

  static final String DETAILS = "details";
  static final String FINDINGS = "findings";
  static final String REASON = "reason";
  static final String NOTE = "note";
  static final String EVIDENCE = "evidence";

  private final PersonKeys keys;
  private final Hierarchy hierarchy;

  TripartiteTexts(PersonKeys keys, Hierarchy hierarchy) {
    this.keys = keys;
    this.hierarchy = hierarchy;
  }

  Envelope seal(Actor author, TripartiteId tripartite, String field, String text) {
    return keys.seal(requireNonNull(author.person()), tripartite.value(), field, text);
  }

  @Nullable Envelope sealed(
      Actor author, TripartiteId tripartite, String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : seal(author, tripartite, field, text);
  }

  @Override
  public ShownTripartite show(UUID id, TripartiteBody b, Caller caller) {
    boolean reads =
        caller.readsPersonal()
            && caller.grant(
                    Set.of(COM, OWN, PRO, DIS), scope -> hierarchy.covers(scope, b.community()))
                != null;
    return new ShownTripartite(
        id,
        b.state(),
        b.community(),
        b.timeZone(),
        b.jointMeeting(),
        b.duties(),
        b.matters().stream().map(m -> matter(id, m, reads)).toList(),
        b.records(),
        b.years());
  }

  private ShownMatter matter(UUID id, MatterBody m, boolean reads) {
    return new ShownMatter(
        m.id(),
        m.state(),
        m.raisedBy(),
        m.title(),
        m.forOwners(),
        m.apart(),
        reads ? open(m.details(), id, DETAILS) : null,
        reads ? opened(m.findings(), id, FINDINGS) : null,
        m.approved(),
        reads ? open(m.reason(), id, REASON) : null,
        m.offices(),
        reads ? opened(m.notes(), id, NOTE) : null,
        m.solvedBy(),
        reads ? open(m.evidence(), id, EVIDENCE) : null,
        m.raisedAt(),
        m.closedAt());
  }

  private List<String> opened(List<Envelope> texts, UUID id, String field) {
    return texts.stream().map(t -> open(t, id, field)).filter(Objects::nonNull).toList();
  }

  private @Nullable String open(@Nullable Envelope text, UUID id, String field) {
    return text == null ? null : keys.open(text, id, field);
  }
}
