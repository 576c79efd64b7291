package org.jiebang.needs.publication;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record of publicity as the API shows it.
 *
 * @param state {@code RECORDED} or {@code VOIDED}
 * @param why it was voided
 */
@Schema(name = "Publicity")
public record PublicityBody(
    UUID id, String state, UUID community, PublicityKind kind, Piece piece, @Nullable String why) {}
