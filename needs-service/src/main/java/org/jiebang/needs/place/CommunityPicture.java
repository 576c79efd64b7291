package org.jiebang.needs.place;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jspecify.annotations.Nullable;

/** Folds a community's events into what the API shows. */
public final class CommunityPicture implements Picture<CommunityBody, CommunityEvent> {

  @Override
  public Class<CommunityBody> body() {
    return CommunityBody.class;
  }

  @Override
  public CommunityBody evolve(@Nullable CommunityBody body, Recorded<CommunityEvent> fact) {
    if (fact.event() instanceof CommunityRegistered e) {
      return new CommunityBody(
          e.community().value(), "OPEN", e.name(), e.district(), e.timeZone(), List.of(), null);
    }
    CommunityBody b = requireNonNull(body);
    return switch (fact.event()) {
      case CommunityRegistered _ -> b;
      case EstateAdded e -> {
        var estates = new ArrayList<>(b.estates());
        estates.add(new EstateBody(e.estate().value(), e.name()));
        yield with(b, b.state(), List.copyOf(estates), b.closedBecause());
      }
      case CommunityClosed e -> with(b, "CLOSED", b.estates(), e.reason());
      case CommunityReopened _ -> with(b, "OPEN", b.estates(), null);
    };
  }

  private static CommunityBody with(
      CommunityBody b, String state, List<EstateBody> estates, @Nullable String closedBecause) {
    return new CommunityBody(
        b.id(), state, b.name(), b.district(), b.timeZone(), estates, closedBecause);
  }

  @Override
  public String state(CommunityBody body) {
    return body.state();
  }
}
