package org.jiebang.matching.inbound;

import org.jiebang.eventsourcing.wire.Wire;

/** The names under which other services publish what we read. */
public final class MatchingFacts {

  private MatchingFacts() {}

  /** What is read from points-service. */
  public static Wire rules() {
    return Wire.named().event("rule-set-published", RuleFact.RuleSetPublished.class).build();
  }

  /** What is read from the gateway, besides erasures. */
  public static Wire grants() {
    return Wire.named()
        .event("grant-given", GrantFact.GrantGiven.class)
        .event("grant-revoked", GrantFact.GrantRevoked.class)
        .build();
  }

  /** What is read from needs-service. */
  public static Wire wire() {
    return Wire.named()
        .event("community-registered", NeedFact.CommunityRegistered.class)
        .event("community-moved", NeedFact.CommunityMoved.class)
        .event("community-closed", NeedFact.CommunityClosed.class)
        .event("community-reopened", NeedFact.CommunityReopened.class)
        .event("need-submitted", 2, NeedFact.NeedSubmitted.class)
        .upcast("need-submitted", 1, submitted -> submitted) // what we read of it has not changed
        .event("need-verified", NeedFact.NeedVerified.class)
        .event("need-planned", NeedFact.NeedPlanned.class)
        .event("need-unplanned", NeedFact.NeedUnplanned.class)
        .event("need-held", NeedFact.NeedHeld.class)
        .event("need-resumed", NeedFact.NeedResumed.class)
        .event("need-author-anonymised", NeedFact.NeedAuthorAnonymised.class)
        .event("need-service-started", NeedFact.NeedServiceStarted.class)
        .event("need-back-to-planned", NeedFact.NeedBackToPlanned.class)
        .event("need-delivered", NeedFact.NeedDelivered.class)
        .event("need-in-rework", NeedFact.NeedInRework.class)
        .event("need-resolved", NeedFact.NeedResolved.class)
        .event("need-reopened", NeedFact.NeedReopened.class)
        .build();
  }
}
