package org.jiebang.matching.inbound;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jspecify.annotations.Nullable;

/** Remembers needs-service's facts: which communities and needs there are, and how far they are. */
public final class InboundNeeds implements InboundView<NeedFact> {

  @Override
  public Class<NeedFact> fact() {
    return NeedFact.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<NeedFact> fact) {
    switch (fact.event()) {
      case NeedFact.CommunityRegistered f -> {
        var community = new InboundCommunity();
        community.id = f.community();
        community.name = f.name();
        community.district = f.district();
        community.timeZone = f.timeZone();
        rows.merge(community);
      }
      case NeedFact.CommunityMoved f -> community(rows, f.community()).district = f.district();
      case NeedFact.CommunityClosed f -> close(rows, f.community(), true);
      case NeedFact.CommunityReopened f -> close(rows, f.community(), false);
      case NeedFact.NeedSubmitted f -> {
        var need = new InboundNeed();
        need.id = f.need();
        need.community = f.community();
        need.category = f.category();
        need.author = f.author();
        need.state = "SUBMITTED";
        rows.merge(need);
      }
      case NeedFact.NeedVerified f -> move(rows, f.need(), "VERIFIED", f.urgency());
      case NeedFact.NeedPlanned f -> move(rows, f.need(), "PLANNED", null);
      case NeedFact.NeedUnplanned f -> move(rows, f.need(), "LISTED", null);
      case NeedFact.NeedHeld f -> move(rows, f.need(), "ON_HOLD", null);
      case NeedFact.NeedResumed f -> move(rows, f.need(), f.backTo(), null);
      case NeedFact.NeedAuthorAnonymised f -> known(rows, f.need()).author = null;
      case NeedFact.NeedServiceStarted f -> move(rows, f.need(), "IN_SERVICE", null);
      case NeedFact.NeedBackToPlanned f -> move(rows, f.need(), "PLANNED", null);
      case NeedFact.NeedDelivered f -> move(rows, f.need(), "DELIVERED", null);
      case NeedFact.NeedInRework f -> move(rows, f.need(), "IN_SERVICE", null);
      case NeedFact.NeedResolved f -> move(rows, f.need(), "RESOLVED", null);
      case NeedFact.NeedReopened f -> move(rows, f.need(), "VERIFIED", null);
    }
  }

  private static void close(EntityManager rows, UUID id, boolean closed) {
    community(rows, id).closed = closed;
  }

  private static InboundCommunity community(EntityManager rows, UUID id) {
    InboundCommunity community = rows.find(InboundCommunity.class, id);
    if (community == null) {
      throw new IllegalStateException("community " + id + " was never registered");
    }
    return community;
  }

  private static void move(EntityManager rows, UUID id, String state, @Nullable String urgency) {
    InboundNeed need = known(rows, id);
    need.state = state;
    if (urgency != null) {
      need.urgency = urgency;
    }
  }

  /** A need comes into sight with its submission; its facts arrive in order. */
  private static InboundNeed known(EntityManager rows, UUID id) {
    InboundNeed need = rows.find(InboundNeed.class, id);
    if (need == null) {
      throw new IllegalStateException("need " + id + " was never submitted");
    }
    return need;
  }
}
