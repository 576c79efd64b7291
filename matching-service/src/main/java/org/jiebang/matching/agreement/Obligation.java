package org.jiebang.matching.agreement;

import java.util.List;
import org.jiebang.matching.inbound.Category;

/**
 * What the organisation owes the community each calendar month.
 *
 * @param fields categories whose sessions count towards it; empty: all
 * @param sessions to be held in a month, from 1
 */
public record Obligation(ObligationKind kind, List<Category> fields, int sessions) {

  /** Whether a session of {@code category} counts towards it. */
  boolean covers(Category category) {
    return fields.isEmpty() || fields.contains(category);
  }
}
