package org.jiebang.gateway.webhook;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookResumed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;
import org.jspecify.annotations.Nullable;

/** How a webhook's events add up to what the API shows. */
public final class WebhookPicture implements Picture<WebhookBody, WebhookEvent> {

  @Override
  public Class<WebhookBody> body() {
    return WebhookBody.class;
  }

  @Override
  public WebhookBody evolve(@Nullable WebhookBody body, Recorded<WebhookEvent> fact) {
    return switch (fact.event()) {
      case WebhookSubscribed e ->
          new WebhookBody(
              e.webhook(),
              "PENDING",
              e.owner(),
              e.url(),
              e.types(),
              e.after(),
              1,
              null,
              null,
              null,
              e.at());
      case WebhookVerified _, WebhookResumed _ -> there(body).in("ACTIVE");
      case WebhookPaused _ -> there(body).in("PAUSED");
      case WebhookClosed _ -> there(body).in("CLOSED");
      case WebhookDisabled e -> {
        WebhookBody was = there(body);
        yield new WebhookBody(
            was.id(),
            "DISABLED",
            was.owner(),
            was.url(),
            was.types(),
            was.after(),
            was.secret(),
            was.previousSecretUntil(),
            e.position(),
            e.why(),
            was.subscribedAt());
      }
      case SecretRotated e -> {
        WebhookBody was = there(body);
        yield new WebhookBody(
            was.id(),
            was.state(),
            was.owner(),
            was.url(),
            was.types(),
            was.after(),
            e.number(),
            e.until(),
            was.disabledAt(),
            was.disabledWhy(),
            was.subscribedAt());
      }
      case RedeliveryBegun e -> {
        WebhookBody was = there(body);
        yield new WebhookBody(
            was.id(),
            was.state(),
            was.owner(),
            was.url(),
            was.types(),
            e.after(),
            was.secret(),
            was.previousSecretUntil(),
            was.disabledAt(),
            was.disabledWhy(),
            was.subscribedAt());
      }
    };
  }

  @Override
  public String state(WebhookBody body) {
    return body.state();
  }

  private static WebhookBody there(@Nullable WebhookBody body) {
    if (body == null) {
      throw new IllegalStateException("a webhook's event before it was there");
    }
    return body;
  }
}
