package org.jiebang.gateway.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner client to be.
 *
 * @param place the community it serves, or the district when it serves all of its communities
 * @param name of the app or system, not of a person
 * @param kind for people who sign in through it, or for itself
 * @param scopes what it is given
 * @param requestsPerMinute for all who come through it together
 * @param sandbox true: it is given rights in sandbox communities only; absent: false
 */
record RegisterClientRequest(
    @NotNull UUID place,
    @NotBlank @Size(max = 80) String name,
    @NotNull ClientKind kind,
    @NotNull @Size(max = MOST_SCOPES) List<@NotNull @ScopeText String> scopes,
    @NotNull @Min(1) @Max(MOST_REQUESTS) Integer requestsPerMinute,
    @Nullable Boolean sandbox) {

  /** Twice as many as there are. */
  static final int MOST_SCOPES = 80;

  /** 1,000 a second: what one gateway answers easily beside everything else. */
  static final int MOST_REQUESTS = 60_000;
}
