package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedDeclined;
import org.jiebang.needs.need.NeedEvent.NeedDraftSaved;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jspecify.annotations.Nullable;

/** Folds a need's events into what the public may know; of all others it learns nothing. */
public final class NeedUpdatesPicture implements Picture<NeedUpdatesBody, NeedEvent> {

  @Override
  public Class<NeedUpdatesBody> body() {
    return NeedUpdatesBody.class;
  }

  @Override
  public String state(NeedUpdatesBody body) {
    return body.state();
  }

  @Override
  public NeedUpdatesBody evolve(@Nullable NeedUpdatesBody body, Recorded<NeedEvent> fact) {
    NeedEvent event = fact.event();
    if (event instanceof NeedSubmitted e) {
      return new NeedUpdatesBody(
          e.need().value(),
          NeedUpdatesBody.PUBLIC,
          e.community().value(),
          e.category(),
          e.particulars().secluded(),
          List.of());
    }
    if (event instanceof NeedDraftSaved e) {
      return new NeedUpdatesBody(
          e.need().value(), NeedUpdatesBody.PUBLIC, e.community().value(), null, true, List.of());
    }
    NeedUpdatesBody b = requireNonNull(body);
    if (event instanceof NeedDeclined) {
      return b.quiet();
    }
    UpdateKind what = UpdateKind.of(event);
    return what == null || what.audience() != Audience.PUBLIC ? b : b.with(what, event.at());
  }
}
