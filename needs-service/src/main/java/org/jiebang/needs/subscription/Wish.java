package org.jiebang.needs.subscription;

import java.util.List;
import org.jiebang.needs.publication.UpdateKind;

/**
 * What a subscriber wants to be told, and how.
 *
 * @param kinds each once, in the order of the enum; none: all
 * @param language {@code zh-CN} or {@code en}; for whoever delivers
 */
public record Wish(List<UpdateKind> kinds, String language) {

  public static Wish of(List<UpdateKind> kinds, String language) {
    return new Wish(kinds.stream().distinct().sorted().toList(), language);
  }
}
