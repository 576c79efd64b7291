package org.jiebang.gateway.webhook;

/** A webhook, as far as the rules ask. */
public sealed interface Webhook {

  /** There is none under this id. */
  record Unknown() implements Webhook {}

  /** Nothing is sent before the endpoint has answered a challenge. */
  record Pending(Subscription subscription) implements Webhook {}

  /** Facts are delivered. */
  record Active(Subscription subscription) implements Webhook {}

  /** Its owner has stopped it for a while; nothing is lost. */
  record Paused(Subscription subscription) implements Webhook {}

  /** The endpoint has not answered for too long; nothing is lost. */
  record Disabled(Subscription subscription) implements Webhook {}

  /** For good. */
  record Closed(Subscription subscription) implements Webhook {}
}
