package org.jiebang.needs.grid;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * A whole building inside a border.
 *
 * @param estate that it lies in; absent: it stands alone
 */
@Schema(name = "BuildingPart")
public record BuildingPart(BuildingId building, @Nullable EstateId estate) {}
