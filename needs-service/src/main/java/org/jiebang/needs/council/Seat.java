package org.jiebang.needs.council;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's seat in a body on a certain day.
 *
 * @param bornOn opened for this decision only, never stored here; null when it is not known
 */
public record Seat(UUID person, boolean chair, boolean owner, @Nullable LocalDate bornOn) {}
