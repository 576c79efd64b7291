package org.jiebang.needs.grid;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Lines around micro-grids, as JTS sees them. Neighbours share a street, drawn twice and never
 * quite alike: less than {@link #SLIVER} between them is not an overlap.
 */
final class Outline {

  /** The smallest ground that counts, in square metres: about a doorstep. */
  static final double SLIVER = 1.0;

  /** In degrees, either way: several times the largest district. Nobody's border is wider. */
  private static final double WIDEST = 1.0;

  /** Of a degree of latitude, in metres; on a sphere, which is near enough for slivers. */
  private static final double DEGREE = 111_195;

  private static final GeometryFactory EARTH = new GeometryFactory(new PrecisionModel(), 4326);

  private Outline() {}

  /** Whether the corners make one area that does not cross itself, of at least a sliver. */
  static boolean valid(List<Position> corners) {
    if (corners.size() < 3) {
      return false;
    }
    Polygon area = polygon(corners);
    return IsValidOp.isValid(area)
        && area.getEnvelopeInternal().getWidth() <= WIDEST
        && area.getEnvelopeInternal().getHeight() <= WIDEST
        && squareMetres(area) >= SLIVER;
  }

  static boolean overlap(List<Position> one, List<Position> other) {
    Polygon a = polygon(one);
    Polygon b = polygon(other);
    return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
        && squareMetres(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION)) >= SLIVER;
  }

  static boolean contains(List<Position> corners, Position point) {
    return polygon(corners)
        .intersects(EARTH.createPoint(new Coordinate(point.longitude(), point.latitude())));
  }

  private static double squareMetres(org.locationtech.jts.geom.Geometry area) {
    double middle = area.isEmpty() ? 0 : area.getEnvelopeInternal().centre().getY();
    return area.getArea() * DEGREE * DEGREE * Math.cos(Math.toRadians(middle));
  }

  private static Polygon polygon(List<Position> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < corners.size(); i++) {
      ring[i] = new Coordinate(corners.get(i).longitude(), corners.get(i).latitude());
    }
    ring[corners.size()] = ring[0];
    return EARTH.createPolygon(ring);
  }
}
