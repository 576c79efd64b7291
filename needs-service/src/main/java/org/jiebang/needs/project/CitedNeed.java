package org.jiebang.needs.project;

import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Stage;

/** A need as it stands when a project asks about it. */
public record CitedNeed(NeedId need, Stage stage) {}
