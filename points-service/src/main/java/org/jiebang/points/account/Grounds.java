package org.jiebang.points.account;

import java.util.List;
import java.util.UUID;
import org.jiebang.points.scheme.Input;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry was made.
 *
 * @param ruleSet the scheme whose rules were applied; null when a person decided
 * @param ruleVersion of that scheme; 0 when a person decided
 * @param ruleLine the line that was applied, in words
 * @param inputs what it was applied to
 * @param sourceEvent the fact behind it, e.g. {@code matching/17/4711} or {@code redemption/0190…}
 */
public record Grounds(
    @Nullable UUID ruleSet,
    int ruleVersion,
    String ruleLine,
    List<Input> inputs,
    String sourceEvent) {

  static Grounds of(String ruleLine, String sourceEvent) {
    return new Grounds(null, 0, ruleLine, List.of(), sourceEvent);
  }
}
