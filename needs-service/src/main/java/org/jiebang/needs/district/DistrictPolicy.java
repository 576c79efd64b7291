package org.jiebang.needs.district;

/**
 * How much one district may hold: several times the largest of China's.
 *
 * @param subdistricts closed ones too
 * @param changes of one name, or of where one community lies
 */
public record DistrictPolicy(int subdistricts, int communities, int changes) {

  public static final DistrictPolicy DEFAULT = new DistrictPolicy(200, 1_000, 100);
}
