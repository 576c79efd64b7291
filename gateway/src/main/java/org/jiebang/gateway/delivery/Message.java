package org.jiebang.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedItem;
import org.jiebang.gateway.feed.FeedLine;

/**
 * What is sent: a fact of the feed in the envelope that Standard Webhooks proposes.
 *
 * @param id the same for every attempt, and when it is delivered again
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Message(String id, byte[] body) {

  /**
   * @param data the fact, as the feed shows it
   */
  private record Fact(String type, Instant timestamp, FeedItem data) {}

  /** A fact that is too large: what stands in it is to be read from the feed. */
  private record LargeFact(String type, Instant timestamp, FeedItem data, boolean payloadLeftOut) {}

  private record Challenge(String type, Instant timestamp, Map<String, String> data) {}

  static Message of(UUID webhook, FeedLine line, int limitBytes) {
    FeedItem item = FeedItem.of(line);
    byte[] body = json(new Fact(item.event(), item.at(), item));
    if (body.length > limitBytes) {
      body = json(new LargeFact(item.event(), item.at(), withoutPayload(item), true));
    }
    return new Message(id(webhook, line.position()), body);
  }

  static Message challenge(UUID webhook, String challenge, Instant now) {
    return new Message(
        "msg_" + plain(webhook) + "_challenge",
        json(new Challenge("webhook.challenge", now, Map.of("challenge", challenge))));
  }

  static String id(UUID webhook, long position) {
    return "msg_" + plain(webhook) + "_" + position;
  }

  private static String plain(UUID id) {
    return id.toString().replace("-", "");
  }

  private static FeedItem withoutPayload(FeedItem item) {
    return new FeedItem(
        item.position(),
        item.service(),
        item.source(),
        item.event(),
        item.schema(),
        item.stream(),
        item.version(),
        item.tenant(),
        item.correlation(),
        item.role(),
        item.client(),
        item.override(),
        item.at(),
        Map.of());
  }

  private static byte[] json(Object message) {
    try {
      return Json.EVENTS.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a message", e);
    }
  }
}
