package org.jiebang.needs.ballot;

/**
 * One door behind which one paper may be handed out; never a name.
 *
 * @param building as the people there say it, {@code 3幢}
 * @param door unique in the building, {@code 1-302}
 */
public record Household(String building, String door) {}
