package org.jiebang.needs.workplan;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a task of a plan: a body, an organisation, or an office of the community; never a
 * private person by name.
 */
@Schema(name = "PlanTaskOwner")
public record TaskOwner(
    @Nullable UUID body, @Nullable UUID organisation, @Nullable String office) {}
