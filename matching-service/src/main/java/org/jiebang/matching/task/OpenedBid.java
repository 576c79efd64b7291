package org.jiebang.matching.task;

import org.jiebang.matching.organisation.OrganisationId;

/** A bid that the closing timer has opened: from now on everybody may read it. */
public record OpenedBid(ClaimId claim, OrganisationId organisation, String text) {}
