package org.jiebang.needs.campaign;

/**
 * A building that a campaign goes to.
 *
 * @param building as the people there say it, {@code 3幢}
 * @param households that it has, so many doors at most
 */
public record Place(String building, int households) {}
