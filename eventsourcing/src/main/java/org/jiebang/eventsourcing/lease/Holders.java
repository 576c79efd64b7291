package org.jiebang.eventsourcing.lease;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the other instances of this service are, by what they hold. */
public interface Holders {

  /** Nobody else. */
  Holders NONE =
      new Holders() {
        @Override
        public @Nullable URI elsewhere(int part) {
          return null;
        }

        @Override
        public void silent(int part) {}
      };

  /**
   * The address of the other instance that holds {@code part}; null when we hold it ourselves, when
   * nobody does, or when its holder cannot be reached. Never blocks.
   */
  @Nullable URI elsewhere(int part);

  /** The holder of {@code part} did not answer: for a while nothing is sent to it. */
  void silent(int part);
}
