package org.jiebang.needs.needlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The fingerprint of a frozen list: SHA-256, in lower-case hex, over the lines {@code
 * list|level|period|version} and, by need id, {@code need|version|stage|category}, each ended by a
 * line feed. Anybody who has the items can compute it.
 */
final class ListHash {

  private ListHash() {}

  /**
   * @param version of the list's content: 1 when it was closed, one more with each correction
   */
  static String of(NeedListId list, ListPeriod period, int version, Collection<ListItem> items) {
    var lines = new StringBuilder();
    lines.append(list.value()).append('|').append(period.level()).append('|');
    lines.append(period.text()).append('|').append(version).append('\n');
    items.stream()
        .sorted(Comparator.comparing(i -> i.need().value().toString()))
        .forEach(
            i ->
                lines
                    .append(i.need().value())
                    .append('|')
                    .append(i.version())
                    .append('|')
                    .append(i.stage())
                    .append('|')
                    .append(i.category().value())
                    .append('\n'));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
