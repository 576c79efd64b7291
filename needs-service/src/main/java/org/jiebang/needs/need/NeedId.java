package org.jiebang.needs.need;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a need; every event of the story that starts with it carries this id as correlation. */
public record NeedId(UUID value) implements Id {}
