package org.jiebang.gateway.webhook;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.gateway.webhook.WebhookRefusal.WEBHOOK_ALREADY_SUBSCRIBED;
import static org.jiebang.gateway.webhook.WebhookRefusal.WEBHOOK_CLOSED;
import static org.jiebang.gateway.webhook.WebhookRefusal.WEBHOOK_DISABLED;
import static org.jiebang.gateway.webhook.WebhookRefusal.WEBHOOK_NOT_FOUND;
import static org.jiebang.gateway.webhook.WebhookRefusal.WEBHOOK_NOT_VERIFIED;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.webhook.Webhook.Active;
import org.jiebang.gateway.webhook.Webhook.Closed;
import org.jiebang.gateway.webhook.Webhook.Disabled;
import org.jiebang.gateway.webhook.Webhook.Paused;
import org.jiebang.gateway.webhook.Webhook.Pending;
import org.jiebang.gateway.webhook.Webhook.Unknown;
import org.jiebang.gateway.webhook.WebhookCommand.CloseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.DisableWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.PauseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.Redeliver;
import org.jiebang.gateway.webhook.WebhookCommand.ResumeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.RotateSecret;
import org.jiebang.gateway.webhook.WebhookCommand.SubscribeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.VerifyWebhook;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookResumed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;

/** The rules of a webhook: nothing is sent before the endpoint has proved that it wants it. */
final class WebhookDecider implements Decider<WebhookCommand, Webhook, WebhookEvent> {

  @Override
  public Webhook initial() {
    return new Unknown();
  }

  @Override
  public List<WebhookEvent> decide(WebhookCommand command, Webhook state) {
    return switch (state) {
      case Unknown _ -> begin(command);
      case Pending(Subscription s) -> unverified(command, s);
      case Active(Subscription s) -> active(command, s);
      case Paused(Subscription s) -> paused(command, s);
      case Disabled(Subscription s) -> disabled(command, s);
      case Closed _ ->
          switch (command) {
            case CloseWebhook _ -> List.of();
            case SubscribeWebhook _ -> refuse(WEBHOOK_ALREADY_SUBSCRIBED);
            case VerifyWebhook _,
                PauseWebhook _,
                ResumeWebhook _,
                DisableWebhook _,
                RotateSecret _,
                Redeliver _ ->
                refuse(WEBHOOK_CLOSED);
          };
    };
  }

  private static List<WebhookEvent> begin(WebhookCommand command) {
    return switch (command) {
      case SubscribeWebhook c ->
          List.of(
              new WebhookSubscribed(
                  c.webhook(), c.owner(), c.url(), c.types(), c.after(), c.secret(), c.at()));
      case VerifyWebhook _,
          PauseWebhook _,
          ResumeWebhook _,
          DisableWebhook _,
          RotateSecret _,
          Redeliver _,
          CloseWebhook _ ->
          refuse(WEBHOOK_NOT_FOUND);
    };
  }

  private static List<WebhookEvent> unverified(WebhookCommand command, Subscription s) {
    return switch (command) {
      case SubscribeWebhook _ -> refuse(WEBHOOK_ALREADY_SUBSCRIBED);
      case VerifyWebhook c -> List.of(new WebhookVerified(s.webhook(), c.at()));
      case RotateSecret c -> rotated(c, s);
      case CloseWebhook c -> List.of(new WebhookClosed(s.webhook(), c.at()));
      case PauseWebhook _, ResumeWebhook _, DisableWebhook _, Redeliver _ ->
          refuse(WEBHOOK_NOT_VERIFIED);
    };
  }

  private static List<WebhookEvent> active(WebhookCommand command, Subscription s) {
    return switch (command) {
      case SubscribeWebhook _ -> refuse(WEBHOOK_ALREADY_SUBSCRIBED);
      case VerifyWebhook _, ResumeWebhook _ -> List.of();
      case PauseWebhook c -> List.of(new WebhookPaused(s.webhook(), c.at()));
      case DisableWebhook c ->
          List.of(new WebhookDisabled(s.webhook(), c.position(), c.attempts(), c.why(), c.at()));
      case RotateSecret c -> rotated(c, s);
      case Redeliver c -> List.of(new RedeliveryBegun(s.webhook(), c.after(), c.at()));
      case CloseWebhook c -> List.of(new WebhookClosed(s.webhook(), c.at()));
    };
  }

  private static List<WebhookEvent> paused(WebhookCommand command, Subscription s) {
    return switch (command) {
      case SubscribeWebhook _ -> refuse(WEBHOOK_ALREADY_SUBSCRIBED);
      // What was on its way when its owner stopped it may still fail.
      case VerifyWebhook _, PauseWebhook _, DisableWebhook _ -> List.of();
      case ResumeWebhook c -> List.of(new WebhookResumed(s.webhook(), c.at()));
      case RotateSecret c -> rotated(c, s);
      case Redeliver c -> List.of(new RedeliveryBegun(s.webhook(), c.after(), c.at()));
      case CloseWebhook c -> List.of(new WebhookClosed(s.webhook(), c.at()));
    };
  }

  private static List<WebhookEvent> disabled(WebhookCommand command, Subscription s) {
    return switch (command) {
      case SubscribeWebhook _ -> refuse(WEBHOOK_ALREADY_SUBSCRIBED);
      case VerifyWebhook _, DisableWebhook _ -> List.of();
      case PauseWebhook _ -> refuse(WEBHOOK_DISABLED);
      case ResumeWebhook c -> List.of(new WebhookResumed(s.webhook(), c.at()));
      case RotateSecret c -> rotated(c, s);
      case Redeliver c -> List.of(new RedeliveryBegun(s.webhook(), c.after(), c.at()));
      case CloseWebhook c -> List.of(new WebhookClosed(s.webhook(), c.at()));
    };
  }

  private static List<WebhookEvent> rotated(RotateSecret c, Subscription s) {
    return List.of(new SecretRotated(s.webhook(), c.number(), c.secret(), c.until(), c.at()));
  }

  @Override
  public Webhook evolve(Webhook state, WebhookEvent event) {
    return switch (event) {
      case WebhookSubscribed e ->
          new Pending(
              new Subscription(
                  e.webhook(),
                  e.owner(),
                  e.url(),
                  e.types(),
                  List.of(new Secret(1, e.secret(), null)),
                  e.after(),
                  0));
      case WebhookVerified _, WebhookResumed _ -> new Active(subscription(state));
      case WebhookPaused _ -> new Paused(subscription(state));
      case WebhookDisabled _ -> new Disabled(subscription(state));
      case WebhookClosed _ -> new Closed(subscription(state));
      case RedeliveryBegun e -> with(state, subscription(state).from(e.after()));
      case SecretRotated e -> {
        Secret before = subscription(state).secrets().getFirst();
        yield with(
            state,
            subscription(state)
                .signedWith(
                    List.of(
                        new Secret(e.number(), e.secret(), null),
                        new Secret(before.number(), before.sealed(), e.until()))));
      }
    };
  }

  static Subscription subscription(Webhook state) {
    return switch (state) {
      case Unknown _ -> throw new IllegalStateException("a webhook's event before it was there");
      case Pending(Subscription s) -> s;
      case Active(Subscription s) -> s;
      case Paused(Subscription s) -> s;
      case Disabled(Subscription s) -> s;
      case Closed(Subscription s) -> s;
    };
  }

  private static Webhook with(Webhook state, Subscription s) {
    return switch (state) {
      case Unknown _ -> throw new IllegalStateException("a webhook's event before it was there");
      case Pending _ -> new Pending(s);
      case Active _ -> new Active(s);
      case Paused _ -> new Paused(s);
      case Disabled _ -> new Disabled(s);
      case Closed _ -> new Closed(s);
    };
  }
}
