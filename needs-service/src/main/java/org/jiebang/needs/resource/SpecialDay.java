package org.jiebang.needs.resource;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date on which the weekly openings do not hold.
 *
 * @param hours when it is open instead; null: it is closed
 * @param why for people, e.g. a public holiday
 */
public record SpecialDay(LocalDate date, @Nullable OpenHours hours, @Nullable String why) {}
