package org.jiebang.gateway.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a partner client. */
public sealed interface ClientCommand {

  /**
   * @param scopes each once, in order
   * @param known every scope that there is
   * @param secret the name of its first secret; null: it has none here
   */
  record RegisterClient(
      ClientId client,
      Place place,
      String name,
      ClientKind kind,
      List<String> scopes,
      Set<String> known,
      int requestsPerMinute,
      boolean sandbox,
      @Nullable SecretId secret,
      Instant at)
      implements ClientCommand {}

  /**
   * @param scopes from now on, instead of those before
   */
  record ChangeScopes(List<String> scopes, Set<String> known, Instant at)
      implements ClientCommand {}

  record ChangeQuota(int requestsPerMinute, Instant at) implements ClientCommand {}

  /**
   * @param overlap how long the present secret still holds
   */
  record RotateSecret(SecretId secret, Duration overlap, Instant at) implements ClientCommand {}

  /**
   * @param secret null: every one that still holds
   */
  record RevokeSecret(@Nullable SecretId secret, Instant at) implements ClientCommand {}

  record SuspendClient(String reason, Instant at) implements ClientCommand {}

  record ResumeClient(Instant at) implements ClientCommand {}

  record CloseClient(String reason, Instant at) implements ClientCommand {}
}
