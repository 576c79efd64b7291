package org.jiebang.eventsourcing.http;

import java.util.Locale;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.eventsourcing.Rejected;

/**
 * {@code <AGGREGATE>_NOT_FOUND}: also for what the caller may not see.
 *
 * @param name the code
 */
public record NotFound(String name) implements Refusal {

  /** As thrown for an aggregate: {@code NEED_LIST_NOT_FOUND} for {@code need-list}. */
  public static Rejected of(Aggregate<?, ?, ?> aggregate) {
    return new Rejected(new NotFound(codeOf(aggregate.name())));
  }

  /**
   * @param aggregate its name, e.g. {@code need-list}
   */
  public static String codeOf(String aggregate) {
    return aggregate.toUpperCase(Locale.ROOT).replace('-', '_') + "_NOT_FOUND";
  }

  @Override
  public Kind kind() {
    return Kind.NOT_FOUND;
  }

  @Override
  public String detail() {
    return HttpRefusal.NOT_FOUND.detail();
  }
}
