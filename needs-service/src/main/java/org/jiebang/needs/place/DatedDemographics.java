package org.jiebang.needs.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Figures and the day that they are of.
 *
 * @param asAt the day the source counted, in the community's calendar
 */
@Schema(name = "DatedDemographics")
public record DatedDemographics(LocalDate asAt, Demographics figures) {

  /**
   * {@code known} and {@code one}, oldest first; of the same day, what {@code one} says goes before
   * what was said, and what it leaves out stays.
   */
  static List<DatedDemographics> with(List<DatedDemographics> known, DatedDemographics one) {
    var all = new ArrayList<DatedDemographics>();
    Demographics said = one.figures();
    for (DatedDemographics each : known) {
      if (each.asAt().equals(one.asAt())) {
        said = said.over(each.figures());
      } else {
        all.add(each);
      }
    }
    all.add(new DatedDemographics(one.asAt(), said));
    all.sort(Comparator.comparing(DatedDemographics::asAt));
    return List.copyOf(all);
  }
}
