package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.Code;

/**
 * What was found, in the community's own words in capitals: {@code GAS_HAZARD} (燃气隐患), {@code
 * FLY_WIRE_CHARGING} (飞线充电), {@code BLOCKED_STAIRS}, {@code WISH}. An open set.
 */
public record FindingKind(String value) implements Code {}
