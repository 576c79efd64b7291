package org.jiebang.eventsourcing.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is a list, and says something about all of it. JSON shows both; a sheet ({@link
 * SheetAnswers}) the list alone.
 */
public interface Listing<A> {

  /** In the order in which they are shown. */
  List<A> items();

  /** What is to be sent as {@link #onward()} for the rest; null: there is none. */
  default @Nullable Long next() {
    return null;
  }

  /** The name of the query parameter that asks for the rest. */
  default String onward() {
    return "after";
  }
}
