package org.jiebang.needs.taxonomy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.taxonomy.FieldDefinition.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A category as it shall be.
 *
 * @param group of categories that belong together, e.g. {@code SERVICE_DESK}
 * @param description in both languages
 * @param keywords separated by commas; absent: none
 * @param risky the requester must state the risks; absent as the three that follow: no
 * @param secluded its needs are for their author, grid workers and the desk only
 * @param council its needs may be planned only after the council's decision
 * @param anonymous its needs may be brought in without saying by whom
 * @param targetGroup whom its needs are for unless they say otherwise
 */
public record CategoryRequest(
    @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") String code,
    @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") String group,
    @NotBlank @Size(max = 40) String name,
    @NotBlank @Size(max = 80) String english,
    @NotBlank @Size(max = 400) String description,
    @Size(max = 200) @Nullable String keywords,
    @Nullable Boolean risky,
    @Nullable Boolean secluded,
    @Nullable Boolean council,
    @Nullable Boolean anonymous,
    @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String targetGroup,
    @Valid @Size(max = 20) @Nullable List<@NotNull FieldRequest> fields) {

  /**
   * A question it asks.
   *
   * @param required absent: no; so {@code personal}
   * @param personal the answer is about a person, and sealed; a text always is
   * @param maxLength of a text; required for it
   * @param unit of a number
   * @param minimum of a number, inclusive; so {@code maximum}
   * @param choices two or more for a choice
   */
  public record FieldRequest(
      @NotBlank @Pattern(regexp = "[a-z][A-Za-z0-9]{0,31}") String code,
      @NotBlank @Size(max = 40) String name,
      @NotBlank @Size(max = 80) String english,
      @NotNull FieldKind kind,
      @Nullable Boolean required,
      @Nullable Boolean personal,
      @Min(1) @Max(2000) @Nullable Integer maxLength,
      @Size(min = 1, max = 20) @Nullable String unit,
      @Min(-1_000_000_000) @Max(1_000_000_000) @Nullable Long minimum,
      @Min(-1_000_000_000) @Max(1_000_000_000) @Nullable Long maximum,
      @Valid @Size(max = 30) @Nullable List<@NotNull ChoiceRequest> choices) {

    FieldDefinition definition() {
      return new FieldDefinition(
          code,
          name,
          english,
          kind,
          Boolean.TRUE.equals(required),
          Boolean.TRUE.equals(personal),
          maxLength,
          unit,
          minimum,
          maximum,
          choices == null
              ? List.of()
              : choices.stream().map(c -> new Choice(c.code(), c.name(), c.english())).toList());
    }
  }

  /** One of the answers to choose from. */
  public record ChoiceRequest(
      @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") String code,
      @NotBlank @Size(max = 40) String name,
      @NotBlank @Size(max = 80) String english) {}

  CategoryDefinition definition() {
    return new CategoryDefinition(
        new Category(code),
        group,
        name,
        english,
        description,
        keywords == null ? "" : keywords,
        Boolean.TRUE.equals(risky),
        Boolean.TRUE.equals(secluded),
        Boolean.TRUE.equals(council),
        Boolean.TRUE.equals(anonymous),
        targetGroup == null ? null : new TargetGroup(targetGroup),
        fields == null ? List.of() : fields.stream().map(FieldRequest::definition).toList());
  }
}
