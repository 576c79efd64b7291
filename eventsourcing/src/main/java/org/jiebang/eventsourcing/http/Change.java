package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What differs at one place of an answer between two moments.
 *
 * @param path a JSON pointer (RFC 6901), e.g. {@code /sessions/0/startsAt}
 * @param before absent when it was not there
 * @param after absent when it is not there any more
 */
public record Change(
    String path,
    @Schema(implementation = Object.class) @Nullable JsonNode before,
    @Schema(implementation = Object.class) @Nullable JsonNode after) {}
