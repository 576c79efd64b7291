package org.jiebang.eventsourcing;

import java.util.UUID;

/**
 * An id with a type of its own, so that two ids cannot be swapped: {@code record NeedId(UUID value)
 * implements Id}. In JSON and in paths it is the plain UUID string. Implementations are records
 * with exactly this one component.
 */
public interface Id {

  UUID value();
}
