package org.jiebang.needs.notice;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a notice: that of what it tells, so there is never a second one of it. */
public record NoticeId(UUID value) implements Id {}
