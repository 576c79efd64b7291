package org.jiebang.gateway.webhook;

import static org.jiebang.eventsourcing.Refusal.Kind.ALREADY;
import static org.jiebang.eventsourcing.Refusal.Kind.CONTENT;
import static org.jiebang.eventsourcing.Refusal.Kind.NOT_FOUND;
import static org.jiebang.eventsourcing.Refusal.Kind.STATE;
import static org.jiebang.eventsourcing.Refusal.Kind.TOO_EARLY;

import org.jiebang.eventsourcing.Refusal;

/** Why a command about a webhook is refused. */
public enum WebhookRefusal implements Refusal {
  WEBHOOK_NOT_FOUND(NOT_FOUND, "There is no such webhook, or it is not yours."),
  WEBHOOK_ALREADY_SUBSCRIBED(ALREADY, "This webhook is there already."),
  WEBHOOK_NOT_VERIFIED(TOO_EARLY, "The endpoint has not answered its challenge yet: verify it."),
  WEBHOOK_DISABLED(STATE, "The endpoint did not answer for too long: resume the webhook first."),
  WEBHOOK_CLOSED(STATE, "The webhook is closed for good; subscribe another one."),
  WEBHOOK_LIMIT_REACHED(STATE, "You have as many webhooks as an owner may have; close one."),
  TARGET_REFUSED(
      CONTENT,
      "The address cannot be delivered to: https, a public name, an allowed port, nothing else."),
  ENDPOINT_UNREACHABLE(CONTENT, "The endpoint did not answer in time, or not over a valid TLS."),
  CHALLENGE_NOT_ANSWERED(
      CONTENT, "The endpoint must answer 200 with the challenge that it was sent."),
  ILLEGAL_TRANSITION(STATE, "The webhook's present state does not allow this.");

  private final Kind kind;
  private final String detail;

  WebhookRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
