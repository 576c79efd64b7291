package org.jiebang.matching.organisation;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A university, department, association: whoever offers service. */
public record OrganisationId(UUID value) implements Id {}
