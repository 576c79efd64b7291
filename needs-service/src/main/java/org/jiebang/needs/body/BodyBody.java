package org.jiebang.needs.body;

import java.util.UUID;
import org.jiebang.needs.body.Body.Established;

/**
 * A body as its list keeps it: all that its rules know, since its rules are about what is shown.
 *
 * @param state {@code ACTIVE} or {@code DISSOLVED}
 */
public record BodyBody(UUID id, String state, Established body) {}
