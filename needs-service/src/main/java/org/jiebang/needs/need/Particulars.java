package org.jiebang.needs.need;

import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jspecify.annotations.Nullable;

/**
 * What a need says beyond its text, and what was in force in its community when it came in: a later
 * taxonomy or policy does not change how it is treated.
 *
 * @param taxonomy whose version its category is of; null for what everybody starts from
 * @param taxonomyVersion 0 for what everybody starts from
 * @param secluded seen by its author, grid workers and the desk only
 * @param council planned only after the council's decision
 * @param fields answers to the category's questions, by their codes; about nobody
 * @param sealedFields answers that are about somebody
 * @param onBehalfOf who it is for, when its author asks for somebody without an account
 * @param anonymous nobody is told who the author is
 * @param building as the community counts them
 * @param door within the building
 * @param policy null: the defaults
 */
public record Particulars(
    @Nullable UUID taxonomy,
    int taxonomyVersion,
    boolean secluded,
    boolean council,
    Map<String, String> fields,
    Map<String, Envelope> sealedFields,
    @Nullable TargetGroup targetGroup,
    @Nullable Envelope onBehalfOf,
    boolean anonymous,
    @Nullable String building,
    @Nullable Envelope door,
    @Nullable NeedPolicy policy) {

  /** Of a need that says nothing beyond its text, in a category that is treated in this way. */
  public static Particulars plain(boolean secluded) {
    return new Particulars(
        null, 0, secluded, false, Map.of(), Map.of(), null, null, false, null, null, null);
  }

  /** With what its author has changed; what is absent there stays. */
  Particulars amended(@Nullable Amendment by) {
    if (by == null) {
      return this;
    }
    return new Particulars(
        taxonomy,
        taxonomyVersion,
        secluded,
        council,
        by.fields() == null ? fields : by.fields(),
        by.sealedFields() == null ? sealedFields : by.sealedFields(),
        by.targetGroup() == null ? targetGroup : by.targetGroup(),
        onBehalfOf,
        anonymous,
        by.building() == null ? building : by.building(),
        by.door() == null ? door : by.door(),
        policy);
  }

  /**
   * What is changed of it; null members stay as they were.
   *
   * @param fields all answers that are about nobody, together with {@code sealedFields}
   */
  public record Amendment(
      @Nullable Map<String, String> fields,
      @Nullable Map<String, Envelope> sealedFields,
      @Nullable TargetGroup targetGroup,
      @Nullable String building,
      @Nullable Envelope door) {}
}
