package org.jiebang.points.scheme;

import java.time.Instant;

/**
 * A published version of a scheme: it never changes, and every entry names it.
 *
 * @param version from 1, in order of drafting
 * @param effectiveFrom first instant at which it applies; the next version's ends it
 */
public record RuleSet(SchemeId scheme, int version, Instant effectiveFrom, Rules rules) {}
