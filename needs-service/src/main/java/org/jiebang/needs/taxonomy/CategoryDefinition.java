package org.jiebang.needs.taxonomy;

import java.util.HashSet;
import java.util.List;
import org.jiebang.needs.need.Category;
import org.jspecify.annotations.Nullable;

/**
 * A category of needs, how its needs are treated and what it asks.
 *
 * @param group of categories that belong together, e.g. {@code SERVICE_DESK}
 * @param name in Chinese
 * @param english its name in English
 * @param description what it is about, in both languages
 * @param keywords to find it by, separated by commas
 * @param risky the requester must state the risks (志愿服务条例, art. 13)
 * @param secluded its needs are seen by their author, grid workers and the desk only
 * @param council its needs may be planned only after the council's decision
 * @param anonymous its needs may be brought in without saying by whom
 * @param targetGroup whom its needs are for unless they say otherwise
 * @param fields in the order in which they are asked
 */
public record CategoryDefinition(
    Category code,
    String group,
    String name,
    String english,
    String description,
    String keywords,
    boolean risky,
    boolean secluded,
    boolean council,
    boolean anonymous,
    @Nullable TargetGroup targetGroup,
    List<FieldDefinition> fields) {

  /** Null when it does not ask this. */
  public @Nullable FieldDefinition field(String code) {
    return fields.stream().filter(f -> f.code().equals(code)).findFirst().orElse(null);
  }

  /** True when two of its fields have the same code. */
  boolean asksTwice() {
    var codes = new HashSet<String>();
    return !fields.stream().allMatch(field -> codes.add(field.code()));
  }
}
