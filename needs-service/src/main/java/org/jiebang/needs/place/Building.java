package org.jiebang.needs.place;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A building (幢, 楼宇), in an estate or standing alone.
 *
 * @param estate absent: it stands alone, as an office building does
 * @param name unique in its estate, and among those that stand alone
 * @param units 单元, stairwells with a door of their own; from 1
 * @param floors from 1
 * @param doors 户, doors of flats or offices in the whole building; from 0
 */
@Schema(name = "Building")
public record Building(
    BuildingId id,
    @Nullable EstateId estate,
    String name,
    @Nullable Integer units,
    @Nullable Integer floors,
    @Nullable Integer doors) {}
