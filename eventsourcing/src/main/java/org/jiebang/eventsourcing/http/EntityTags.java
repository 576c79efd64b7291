package org.jiebang.eventsourcing.http;

import org.jspecify.annotations.Nullable;

/** Entity tags are versions of streams: {@code "7"}, strong. */
final class EntityTags {

  private EntityTags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /** True when {@code If-None-Match} names {@code version}: 304. A weak tag matches here. */
  static boolean noneMatchNames(@Nullable String ifNoneMatch, long version) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String plain = tag.strip();
      if (plain.equals("*") || plain.equals(of(version)) || plain.equals("W/" + of(version))) {
        return true;
      }
    }
    return false;
  }
}
