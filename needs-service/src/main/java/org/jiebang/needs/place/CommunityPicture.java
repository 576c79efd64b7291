package org.jiebang.needs.place;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.place.CommunityBody.ProposedMoveBody;
import org.jiebang.needs.place.CommunityEvent.BuildingAdded;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveProposed;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveWithdrawn;
import org.jiebang.needs.place.CommunityEvent.CommunityMoved;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.DemographicsRecorded;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.place.CommunityEvent.EstateClosed;
import org.jiebang.needs.place.CommunityEvent.EstateRenamed;
import org.jiebang.needs.place.CommunityEvent.PilotKindNamed;
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
          e.community().value(),
          "OPEN",
          e.name(),
          e.district(),
          e.timeZone(),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    CommunityBody b = requireNonNull(body);
    return switch (fact.event()) {
      case CommunityRegistered _ -> b;
      case CommunityMarkedAsSandbox _ -> b.asSandbox();
      case PilotKindNamed e -> b.as(e.kind());
      case DemographicsRecorded e -> b.with(new DatedDemographics(e.asAt(), e.figures()));
      case EstateAdded e -> {
        var estates = new ArrayList<>(b.estates());
        estates.add(new EstateBody(e.estate().value(), e.name(), null));
        yield b.with(List.copyOf(estates));
      }
      case EstateRenamed e -> with(b, e.estate(), e.name(), null);
      case EstateClosed e -> with(b, e.estate(), null, true);
      case BuildingAdded _ -> b.withOneBuildingMore();
      case CommunityClosed e -> b.in("CLOSED", e.reason());
      case CommunityReopened _ -> b.in("OPEN", null);
      case CommunityMoveProposed e ->
          b.with(new ProposedMoveBody(e.district(), e.from(), e.reason()));
      case CommunityMoveWithdrawn _ -> b.with((ProposedMoveBody) null);
      case CommunityMoved e -> b.movedTo(e.district(), e.from());
    };
  }

  /**
   * @param name null: as before
   */
  private static CommunityBody with(
      CommunityBody b, EstateId estate, @Nullable String name, @Nullable Boolean closed) {
    return b.with(
        b.estates().stream()
            .map(
                e ->
                    e.id().equals(estate.value())
                        ? new EstateBody(e.id(), name == null ? e.name() : name, closed)
                        : e)
            .toList());
  }

  @Override
  public String state(CommunityBody body) {
    return body.state();
  }
}
