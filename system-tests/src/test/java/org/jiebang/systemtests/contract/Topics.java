package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jiebang.eventsourcing.relay.CloudEvents;
import org.jiebang.eventsourcing.relay.PersonalFields;

/** What the services publish, as one AsyncAPI document: a topic each, a message for every event. */
final class Topics {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the headers say, those of CloudEvents first. */
  private static final List<List<String>> HEADERS =
      List.of(
          List.of(CloudEvents.SPECVERSION, "1.0", "always"),
          List.of(CloudEvents.ID, "service/part/position, e.g. needs/17/4711", "always"),
          List.of(CloudEvents.SOURCE, "/needs", "always"),
          List.of(CloudEvents.TYPE, "org.jiebang.needs.need-submitted.v1", ""),
          List.of(CloudEvents.TIME, "When it happened: ISO-8601, UTC, microseconds", ""),
          List.of(CloudEvents.SUBJECT, "The stream's id", ""),
          List.of(
              CloudEvents.PART, "0 to 63; within a part the order is that of happening", "always"),
          List.of(CloudEvents.POS, "From 1, without gaps within a part", "always"),
          List.of(CloudEvents.STREAM, "The aggregate's id, which is the record's key too", ""),
          List.of(CloudEvents.VERSION, "Of the stream after this event, from 1", ""),
          List.of(CloudEvents.SCHEMA, "Version of the payload's shape, from 1", ""),
          List.of(CloudEvents.TENANT, "The community or organisation that owns the stream", ""),
          List.of(CloudEvents.CORRELATION, "The need whose story this belongs to", ""),
          List.of(CloudEvents.CAUSATION, "The fact that this is a reaction to", ""),
          List.of(
              CloudEvents.ACTOR, "Who did it; absent for clock and policy, and where hidden", ""),
          List.of(CloudEvents.ROLE, "In which role, e.g. COM; SYS for clock and policy", ""),
          List.of(CloudEvents.OVERRIDE, "Why a district acted in its community's place", ""),
          List.of(
              CloudEvents.PARTIES, "Who besides the tenant may see it: ids joined by commas", ""),
          List.of(CloudEvents.HASH, "Hex, 32 bytes: this event's link of its part's chain", ""),
          List.of(CloudEvents.PREVIOUS_HASH, "Hex, 32 bytes: the link before", ""),
          List.of(CloudEvents.WITHHELD, "true: the event stays in the house", ""),
          List.of(CloudEvents.ROW, "What else of the row the hash covers", ""),
          List.of(CloudEvents.AT, "When it happened, as stored", ""),
          List.of(CloudEvents.CONTENT_TYPE, "application/json", ""));

  private final SortedMap<String, JsonNode> events = new TreeMap<>();
  private final Path root;

  private Topics(Path root) {
    this.root = root;
  }

  /**
   * @param documents as the builds of the services wrote them
   */
  static Topics of(List<Path> documents, Path root) throws IOException {
    var topics = new Topics(root);
    for (Path document : documents) {
      JSON.readTree(document.toFile())
          .path("x-events")
          .properties()
          .forEach(
              event -> {
                if (topics.events.put(event.getKey(), event.getValue()) != null) {
                  throw new IllegalStateException("two events are called " + event.getKey());
                }
              });
    }
    return topics;
  }

  /** Every event, with what its service says of it. */
  SortedMap<String, JsonNode> events() {
    return events;
  }

  /** An event as it was once written, without what never leaves the house. */
  static JsonNode published(JsonNode event, JsonNode sample) throws IOException {
    Set<String> hidden = new HashSet<>();
    event.path("hidden").forEach(name -> hidden.add(name.asText()));
    return JSON.readTree(PersonalFields.strip(sample.toString(), hidden));
  }

  Path sample(String name, JsonNode event) {
    String service = event.path("service").asText();
    return root.resolve(service.equals("gateway") ? service : service + "-service")
        .resolve("src/test/resources/wire")
        .resolve(name + ".v" + event.path("version").asInt() + ".json");
  }

  ObjectNode document() throws IOException {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Jiebang 揭榜: events")
        .put("version", "1")
        .put(
            "description",
            "One topic per service, kept for ever, CloudEvents 1.0 in binary mode. A consumer passes"
                + " over events and members that it does not know. Nothing personal is in a payload:"
                + " only ids of persons. Partner apps read GET /api/v1/feed instead; the topics are"
                + " for installations of their own.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    schemas.set("headers", headers());
    messages
        .putObject("withheld")
        .put("name", "withheld")
        .put("title", "Something happened that stays in the house")
        .put("summary", "Only its place in the chain is shown: the record has no value.")
        .<ObjectNode>set("headers", reference("schemas", "headers"))
        .putObject("payload")
        .put("type", "null");
    for (Map.Entry<String, JsonNode> each : events.entrySet()) {
      JsonNode event = each.getValue();
      String service = event.path("service").asText();
      ObjectNode channel =
          channels.has(service)
              ? (ObjectNode) channels.get(service)
              : channel(channels, operations, service);
      if (event.path("withheld").asBoolean()) {
        continue;
      }
      message(messages, schemas, each.getKey(), event);
      channel.withObject("messages").set(each.getKey(), reference("messages", each.getKey()));
    }
    return document;
  }

  private static ObjectNode channel(ObjectNode channels, ObjectNode operations, String service) {
    ObjectNode channel = channels.putObject(service);
    channel.put("address", service + ".events");
    channel.put("description", "Everything that happened in the " + service + " service.");
    channel.putObject("messages").set("withheld", reference("messages", "withheld"));
    String upper = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    operations
        .putObject("publish" + upper)
        .put("action", "send")
        .put("summary", "Published by the relay, in order within a part, at least once.")
        .set("channel", reference("channels", service));
    return channel;
  }

  private void message(ObjectNode messages, ObjectNode schemas, String name, JsonNode event)
      throws IOException {
    String schema = name + ".v" + event.path("version").asInt();
    ObjectNode message = messages.putObject(name);
    message.put("name", "org.jiebang." + event.path("service").asText() + "." + schema);
    message.put("title", title(name));
    message.set("headers", reference("schemas", "headers"));
    message.set("payload", reference("schemas", schema));
    schemas.set(schema, event.path("payload"));
    JsonNode sample = JSON.readTree(Files.readString(sample(name, event)));
    message.putArray("examples").addObject().set("payload", published(event, sample));
  }

  private static String title(String name) {
    String words = name.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static ObjectNode headers() {
    ObjectNode headers = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    List<String> required = new ArrayList<>();
    for (List<String> each : HEADERS) {
      properties.putObject(each.get(0)).put("type", "string").put("description", each.get(1));
      if (each.get(2).equals("always")) {
        required.add(each.get(0));
      }
    }
    required.forEach(headers.putArray("required")::add);
    return headers;
  }

  private static ObjectNode reference(String kind, String name) {
    String home = kind.equals("channels") ? "#/channels/" : "#/components/" + kind + "/";
    return JSON.createObjectNode().put("$ref", home + name);
  }
}
