package org.jiebang.needs.notice;

import java.util.UUID;

/** Somebody who follows a need by themselves: its author, or who has joined it. */
record Follower(UUID person) {}
