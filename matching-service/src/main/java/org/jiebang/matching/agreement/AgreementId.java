package org.jiebang.matching.agreement;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.organisation.OrganisationId;

/**
 * A partnership agreement. It follows from its two sides, so there is one stream per pair, and
 * whoever knows the two finds it without a view.
 */
public record AgreementId(UUID value) implements Id {

  public static AgreementId of(CommunityId community, OrganisationId organisation) {
    return new AgreementId(Ids.derived("agreement", community.value(), organisation.value()));
  }
}
