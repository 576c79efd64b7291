package org.jiebang.eventsourcing.identity;

import java.util.UUID;

/**
 * A role held somewhere, as in the token's {@code grants} claim: {@code GRD@community:0190…}.
 *
 * @param kind {@code community}, {@code organisation} or {@code district}
 * @param scope id of that community, organisation or district
 */
public record Grant(Role role, String kind, UUID scope) {

  /**
   * @throws IllegalArgumentException when {@code text} is not of the form {@code ROLE@kind:uuid}
   */
  public static Grant parse(String text) {
    int at = text.indexOf('@');
    int colon = text.indexOf(':', at + 1);
    if (at < 1
        || colon < at + 2
        || !text.substring(at + 1, colon).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      throw new IllegalArgumentException("not a grant");
    }
    return new Grant(
        Role.valueOf(text.substring(0, at)),
        text.substring(at + 1, colon),
        UUID.fromString(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return role + "@" + kind + ":" + scope;
  }
}
