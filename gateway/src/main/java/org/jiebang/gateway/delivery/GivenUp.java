package org.jiebang.gateway.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.WebhookCommand.DisableWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.Why;
import org.jiebang.gateway.webhook.Webhooks;

/** Disables webhooks whose endpoints take nothing, so that somebody hears of it. */
@Singleton
class GivenUp {

  private static final Logger LOG = Logger.getLogger(GivenUp.class);

  private final CommandHandler handler;
  private final Clock clock;
  private final Counter disabled;

  GivenUp(CommandHandler handler, Clock clock, MeterRegistry meters) {
    this.handler = handler;
    this.clock = clock;
    this.disabled =
        Counter.builder("jiebang.webhook.disabled")
            .description("Webhooks that were given up after the last attempt: somebody must look")
            .register(meters);
  }

  void disable(Progress row, Delivery last, Why why) {
    UUID webhook = row.webhook();
    LOG.errorf(
        "webhook disabled: its endpoint takes nothing webhook=%s position=%d attempts=%d why=%s",
        webhook, last.position(), row.attempts(), why);
    disabled.increment();
    handler.handle(
        Webhooks.INSTANCE,
        webhook,
        Ask.bySystem(
            Ids.commandId(
                row.seen(), "disable-webhook", webhook.toString(), Long.toString(row.change())),
            clock.now(),
            null,
            "webhook/" + webhook + "/" + row.tried()),
        new DisableWebhook(last.position(), row.attempts(), why, clock.now()));
  }
}
