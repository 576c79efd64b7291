package org.jiebang.needs.needlist;

import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Stage;

/**
 * A need as it stood when its list was closed.
 *
 * @param version of the need's stream at that moment
 * @param secluded for grid workers and the desk only: others see neither it nor how many there are
 */
public record ListItem(
    NeedId need, int version, Stage stage, Category category, boolean secluded) {}
