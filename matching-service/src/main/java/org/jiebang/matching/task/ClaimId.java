package org.jiebang.matching.task;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A claim on a task; it lives in the task's stream. */
public record ClaimId(UUID value) implements Id {}
