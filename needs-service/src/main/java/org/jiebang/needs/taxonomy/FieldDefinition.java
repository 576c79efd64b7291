package org.jiebang.needs.taxonomy;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that a category asks.
 *
 * @param code names it within its category, e.g. {@code children}
 * @param name in Chinese
 * @param english its name in English
 * @param personal the answer is about a person, and sealed; a text is so in any case
 * @param maxLength of a text, in characters; null for other kinds
 * @param unit of a number, e.g. {@code 人}
 * @param minimum of a number, inclusive; so {@code maximum}
 * @param choices at least two for a choice, none for other kinds
 */
public record FieldDefinition(
    String code,
    String name,
    String english,
    FieldKind kind,
    boolean required,
    boolean personal,
    @Nullable Integer maxLength,
    @Nullable String unit,
    @Nullable Long minimum,
    @Nullable Long maximum,
    List<Choice> choices) {

  /** One of the answers to choose from. */
  public record Choice(String code, String name, String english) {}

  /** True when the answer is kept under the author's key. */
  public boolean sealed() {
    return personal || kind == FieldKind.TEXT;
  }

  /** True when it says what its kind asks for, and nothing else. */
  boolean consistent() {
    boolean number = kind == FieldKind.NUMBER;
    boolean range = minimum != null && maximum != null && minimum > maximum;
    return (kind == FieldKind.TEXT) == (maxLength != null)
        && (number || unit == null && minimum == null && maximum == null)
        && !range
        && (kind == FieldKind.CHOICE ? choices.size() > 1 && differ() : choices.isEmpty());
  }

  private boolean differ() {
    var codes = new HashSet<String>();
    return choices.stream().allMatch(choice -> codes.add(choice.code()));
  }
}
