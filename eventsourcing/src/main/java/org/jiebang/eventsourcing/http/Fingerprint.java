package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tells a repeat from a reused key: the same method, path and content, whatever the order of fields
 * and the white space.
 *
 * <p>A keyed hash: it stands in the log for ever, and a plain one of a body with a phone number
 * could be guessed back into the number.
 */
@ApplicationScoped
class Fingerprint {

  private static final String ALGORITHM = "HmacSHA256";
  private static final ObjectMapper BODIES =
      Json.EVENTS.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

  private final SecretKeySpec key;

  /**
   * @param secret must stay the same for ever: with another one a repeat looks like a reused key
   */
  @Inject
  Fingerprint(@ConfigProperty(name = "jiebang.fingerprint-key") String secret) {
    this.key = new SecretKeySpec(("fingerprint" + secret).getBytes(UTF_8), ALGORITHM);
  }

  /**
   * HMAC-SHA256, 64 hex digits.
   *
   * @param body the request as read; null is the empty object
   */
  String of(String method, String path, @Nullable Object body) {
    try {
      JsonNode tree = BODIES.valueToTree(body == null ? Empty.BODY : body);
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String text :
          new String[] {method, path, Json.EVENTS.writeValueAsString(sorted(tree))}) {
        byte[] bytes = text.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException | JsonProcessingException e) {
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
