package org.jiebang.needs.report;

import java.util.UUID;

/**
 * What takes up a suggestion.
 *
 * @param target the need, project or agenda item
 */
public record Uptake(TargetKind kind, UUID target) {}
