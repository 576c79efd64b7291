package org.jiebang.needs.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedSupported;
import org.jiebang.needs.need.NeedEvent.NeedUnsupported;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.subscription.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Who follows a need by themselves, as the need says: no event of a subscription is written for
 * them. Who came with a need that was merged is told through that need, see {@link Tidings}.
 */
public final class NeedFollowersView implements View<NeedFollowerRow, NeedEvent> {

  static final String NAME = "need-followers";

  /** Of all that changes nobody: there is no such row. */
  private static final UUID NOBODY = new UUID(0, 0);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<NeedFollowerRow> row() {
    return NeedFollowerRow.class;
  }

  @Override
  public Class<NeedEvent> events() {
    return NeedEvent.class;
  }

  /** The author's row goes by the need's own id. */
  @Override
  public UUID key(Recorded<NeedEvent> fact) {
    NeedEvent event = fact.event();
    if (event instanceof NeedSubmitted || event instanceof NeedAuthorAnonymised) {
      return fact.stream();
    }
    if (event instanceof NeedSupported e) {
      return joined(fact.stream(), e.supporter());
    }
    return event instanceof NeedUnsupported e ? joined(fact.stream(), e.supporter()) : NOBODY;
  }

  private static UUID joined(UUID need, UUID person) {
    return Ids.derivedBeside(need, "follower", need, person);
  }

  @Override
  public @Nullable NeedFollowerRow evolve(@Nullable NeedFollowerRow row, Recorded<NeedEvent> fact) {
    NeedEvent event = fact.event();
    if (event instanceof NeedSubmitted e) {
      return row(fact, e.whose(), true, e.particulars().anonymous());
    }
    if (event instanceof NeedSupported e) {
      return row(fact, e.supporter(), false, false);
    }
    if (event instanceof NeedUnsupported) {
      return null;
    }
    if (event instanceof NeedAuthorAnonymised && row != null) {
      row.nameless = true;
    }
    return row;
  }

  private static NeedFollowerRow row(
      Recorded<NeedEvent> fact, UUID person, boolean author, boolean nameless) {
    var row = new NeedFollowerRow();
    row.tenant = fact.tenant();
    row.state = "FOLLOWS";
    row.version = fact.version();
    row.since = fact.at();
    row.person = person;
    row.subject = Subject.key(new NeedId(fact.stream()));
    row.author = author;
    row.nameless = nameless;
    try {
      row.body = Json.EVENTS.writeValueAsString(new Follower(person));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("view " + NAME, e);
    }
    return row;
  }
}
