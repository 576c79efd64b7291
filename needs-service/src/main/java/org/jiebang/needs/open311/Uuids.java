package org.jiebang.needs.open311;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as callers of another protocol write them. */
final class Uuids {

  private Uuids() {}

  /** Null when it is none: then there is nothing of that id either. */
  static @Nullable UUID of(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
