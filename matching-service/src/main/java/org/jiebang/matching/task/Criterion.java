package org.jiebang.matching.task;

/**
 * What bids are scored by, published with the task.
 *
 * @param code unique within the task, e.g. {@code EXPERIENCE}
 * @param weight 1 to 100, relative to the other criteria
 * @param maxScore a score is 0 to this; 1 to 100
 */
public record Criterion(String code, String title, int weight, int maxScore) {}
