package org.jiebang.needs.resource;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who provides a resource: an organisation that is registered here, or one named in words; never a
 * private person by name.
 *
 * @param organisation null for one that is only named
 */
public record ResourceProvider(@Nullable UUID organisation, @Nullable String name) {}
