package org.jiebang.eventsourcing.http;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * The headers that make a POST a command.
 *
 * @param key {@code Idempotency-Key}: 1 to 128 visible ASCII characters
 * @param expectedVersion from {@code If-Match: "7"}; null when absent or {@code *}
 */
record CommandHeaders(String key, @Nullable Long expectedVersion) {

  static final String KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");

  /**
   * @throws Rejected {@code IDEMPOTENCY_KEY_MISSING}, or {@code VALIDATION_FAILED} when malformed
   */
  static CommandHeaders of(@Nullable String key, @Nullable String ifMatch) {
    if (key == null || key.isEmpty()) {
      throw new Rejected(HttpRefusal.IDEMPOTENCY_KEY_MISSING);
    }
    if (!VISIBLE_ASCII.matcher(key).matches()) {
      throw Violation.of(
          KEY, "must be 1 to 128 visible ASCII characters", "须为 1 至 128 个可见 ASCII 字符");
    }
    return new CommandHeaders(key, version(ifMatch));
  }

  private static @Nullable Long version(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    Matcher tag = STRONG_TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw Violation.of(
          IF_MATCH, "must be one strong entity tag, e.g. \"7\"", "须为一个强实体标签，如 \"7\"");
    }
    return Long.valueOf(tag.group(1));
  }

  /** The id of the command that comes with these headers: who asks for what, under which key. */
  UUID commandId(UUID tenant, UUID person, @Nullable String client, String method, String path) {
    return Ids.commandId(
        epochMillis(),
        tenant.toString(),
        person.toString(),
        client == null ? "" : client,
        method,
        path,
        key);
  }

  /** The id of the command that a row of a sheet stands for that comes with these headers. */
  UUID rowCommandId(
      int row, UUID tenant, UUID person, @Nullable String client, String method, String path) {
    return Ids.commandId(
        epochMillis(),
        tenant.toString(),
        person.toString(),
        client == null ? "" : client,
        method,
        path,
        key,
        "row",
        String.valueOf(row));
  }

  /** The time in the key, when it is a UUIDv7, as generated clients send; else 0. */
  long epochMillis() {
    try {
      return key.length() == 36 ? Ids.epochMillis(UUID.fromString(key)) : 0;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
