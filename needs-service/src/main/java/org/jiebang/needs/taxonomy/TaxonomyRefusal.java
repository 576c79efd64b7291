package org.jiebang.needs.taxonomy;

import org.jiebang.eventsourcing.Refusal;

/** Why a taxonomy says no. */
public enum TaxonomyRefusal implements Refusal {
  TAXONOMY_NOT_FOUND(Kind.NOT_FOUND, "There is no such taxonomy."),
  TAXONOMY_EXISTS(Kind.ALREADY, "There is a taxonomy of this district or community already."),
  TAXONOMY_VERSION_NOT_FOUND(Kind.NOT_FOUND, "There is no such version of the taxonomy."),
  CATEGORY_NOT_FOUND(Kind.NOT_FOUND, "The taxonomy's draft has no such category."),
  CATEGORY_OF_DISTRICT(
      Kind.STATE, "The district has a category of this code; a community only adds others."),
  FIELD_TWICE(Kind.CONTENT, "Two fields of the category have the same code."),
  FIELD_INCONSISTENT(
      Kind.CONTENT,
      "A text has a length, a number may have a unit and a range, a choice has two choices or"
          + " more; nothing else has any of these."),
  NOTHING_TO_PUBLISH(Kind.ALREADY, "The draft says what the latest version says."),
  TARGET_GROUP_MISSING(
      Kind.STATE,
      "A category of the draft is for a target group that neither the draft nor the district has."),
  TAXONOMY_EMPTY(Kind.STATE, "A district without any category could take no needs."),
  ILLEGAL_TRANSITION(Kind.STATE, "The taxonomy is not in a state for this.");

  private final Kind kind;
  private final String detail;

  TaxonomyRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
