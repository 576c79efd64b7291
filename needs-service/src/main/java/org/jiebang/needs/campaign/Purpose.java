package org.jiebang.needs.campaign;

import org.jiebang.eventsourcing.Code;

/**
 * What a campaign is for: {@code GAS_AND_CHARGING} (网格式排查燃气与飞线充电, S1:26), {@code GETTING_TO_KNOW}
 * (走亲戚, S0:59), {@code PATROL}. An open set.
 */
public record Purpose(String value) implements Code {}
