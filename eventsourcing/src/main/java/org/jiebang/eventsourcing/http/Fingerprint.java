package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tells a repeat from a reused key: the same method, path and content, whatever the order of fields
 * and the white space.
 */
final class Fingerprint {

  private static final ObjectMapper BODIES =
      Json.EVENTS.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

  private Fingerprint() {}

  /**
   * SHA-256, 64 hex digits.
   *
   * @param body the request as read; null is the empty object
   */
  static String of(String method, String path, @Nullable Object body) {
    try {
      JsonNode tree = BODIES.valueToTree(body == null ? Empty.BODY : body);
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String text :
          new String[] {method, path, Json.EVENTS.writeValueAsString(sorted(tree))}) {
        byte[] bytes = text.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("cannot fingerprint a request", e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      var names = new TreeSet<String>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> copy.set(name, sorted(object.get(name))));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    return node;
  }
}
