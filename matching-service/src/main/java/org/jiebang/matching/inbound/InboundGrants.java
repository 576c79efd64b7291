package org.jiebang.matching.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;

/** Remembers which grants were taken away: what was made with one of them does not outlive it. */
public final class InboundGrants implements InboundView<GrantFact> {

  @Override
  public Class<GrantFact> fact() {
    return GrantFact.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<GrantFact> fact) {
    switch (fact.event()) {
      case GrantFact.GrantRevoked f -> {
        var revoked = new InboundRevokedGrant();
        revoked.key = new InboundRevokedGrant.Key(f.person(), f.grant().toString());
        revoked.revokedAt = f.at();
        rows.merge(revoked);
      }
      case GrantFact.GrantGiven f -> {
        var key = new InboundRevokedGrant.Key(f.person(), f.grant().toString());
        InboundRevokedGrant before = rows.find(InboundRevokedGrant.class, key);
        if (before != null) {
          rows.remove(before);
        }
      }
    }
  }
}
