package org.jiebang.needs.project;

import org.jiebang.needs.need.NeedId;

/** A need of a stopped project, and what becomes of it. */
public record StoppedNeed(NeedId need, NeedFate fate) {}
