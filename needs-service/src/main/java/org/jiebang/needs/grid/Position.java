package org.jiebang.needs.grid;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A point on the earth, WGS 84 (not GCJ-02, which Chinese maps show).
 *
 * @param longitude degrees east, -180 to 180
 * @param latitude degrees north, -90 to 90
 */
@Schema(name = "Position")
public record Position(double longitude, double latitude) {}
