package org.jiebang.needs.resource;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the API shows it.
 *
 * @param state {@code DRAFT}, {@code PUBLISHED}, {@code SUSPENDED} or {@code RETIRED}
 * @param list which of the three lists it stands on
 * @param edition of its terms: from 1, one more with each amendment
 * @param why it is suspended or retired
 * @param leftToday what of its capacity no project uses today, counted as it is asked for
 * @param allocations what projects use of it and have not given back
 */
@Schema(name = "Resource")
public record ShownResource(
    UUID id,
    String state,
    UUID community,
    ResourceKind kind,
    ResourceList list,
    String timeZone,
    int edition,
    ResourceTerms terms,
    @Nullable String why,
    int leftToday,
    List<Allocation> allocations) {}
