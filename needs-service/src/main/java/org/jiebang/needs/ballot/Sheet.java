package org.jiebang.needs.ballot;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one count sheet (计票单) says. Papers are mixed before they are counted: a sheet knows no
 * building, no household and no bag.
 *
 * @param number as printed on the sheet, from 1
 * @param papers counted on it, spoiled ones too
 * @param spoiled how many of these are spoiled
 * @param votes by the code of a choice; what is absent has none
 */
@Schema(name = "BallotSheet")
public record Sheet(int number, int papers, int spoiled, Map<String, Integer> votes) {

  int marks() {
    return votes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
