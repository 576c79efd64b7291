package org.jiebang.needs.campaign;

/** How a campaign goes about. */
public enum CampaignKind {
  /** 入户走访: door by door; what counts are doors. */
  HOUSEHOLD_VISIT,
  /** 夜查: once a week in the evening; what counts are nights and person-times. */
  NIGHT_CHECK
}
