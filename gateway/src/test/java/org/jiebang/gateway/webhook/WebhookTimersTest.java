package org.jiebang.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The secrets of a closed webhook go, whatever happens in between. */
class WebhookTimersTest {

  private static final UUID HOOK = new UUID(5, 1);
  private static final Instant AT = Instant.parse("2025-03-01T04:00:00Z");

  private final List<UUID> destroyed = new ArrayList<>();
  private final WebhookTimers timers =
      new WebhookTimers(() -> new WebhookSecrets(new Keys(destroyed)));

  @Test
  void it_is_due_at_once_when_the_webhook_is_closed_and_not_before() {
    assertThat(on(new WebhookClosed(new WebhookId(HOOK), AT)))
        .containsExactly(new Change.Set("destroy-secrets", AT));
    assertThat(on(new WebhookPaused(new WebhookId(HOOK), AT))).isEmpty();
    assertThat(timers.fire(HOOK, "destroy-secrets", AT, AT)).isEmpty();
    assertThat(destroyed).containsExactly(HOOK);
  }

  private List<Change> on(WebhookEvent event) {
    return timers.on(ViewSpec.recorded(HOOK, new UUID(2, 1), 1, event));
  }

  private record Keys(List<UUID> destroyed) implements PersonKeys {

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      throw new IllegalStateException("nothing is sealed here");
    }

    @Override
    public @Nullable String open(Envelope envelope, UUID stream, String field) {
      return null;
    }

    @Override
    public void destroy(UUID subject) {
      destroyed.add(subject);
    }
  }
}
