package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person as the API shows them.
 *
 * @param home the scope that registered the person
 * @param name null unless the caller is the person, or a desk, grid worker or district above them
 * @param phone as {@code name}
 * @param grants each as in a token: {@code GRD@community:0190…}
 */
@Schema(name = "Person")
public record PersonAnswer(
    PersonId id,
    String state,
    UUID home,
    @Nullable String name,
    @Nullable String phone,
    List<String> grants,
    Instant registeredAt) {}
