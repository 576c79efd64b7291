package org.jiebang.needs.open311;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** The two languages of Open311: what is said is the same in both. */
enum Format {
  JSON("application/json; charset=utf-8"),
  XML("text/xml; charset=utf-8");

  /** Names with underscores; what is not known is said to be null, as in the specification. */
  private static final ObjectMapper WORDS =
      Json.EVENTS
          .copy()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * By the path's ending; without one by what the caller accepts, and JSON when that is both.
   *
   * @param ending {@code .json}, {@code .xml} or empty
   */
  static Format of(String ending, @Nullable String accept) {
    if (!ending.isEmpty()) {
      return ending.equals(".xml") ? XML : JSON;
    }
    String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    return wanted.contains("xml") && !wanted.contains("json") ? XML : JSON;
  }

  /** Of a whole path, e.g. {@code /open311/v2/requests.xml}. */
  static Format ofPath(String path, @Nullable String accept) {
    String ending = path.endsWith(".xml") ? ".xml" : path.endsWith(".json") ? ".json" : "";
    return of(ending, accept);
  }

  /**
   * @param root what the whole is called in XML
   * @param said records, or a list of them
   */
  Response.ResponseBuilder answer(int status, String root, Object said) {
    return Response.status(status).header("Content-Type", mediaType).entity(text(root, said));
  }

  String text(String root, Object said) {
    JsonNode tree = WORDS.valueToTree(said);
    try {
      return this == XML ? Xml.of(root, tree) : WORDS.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an answer", e);
    }
  }

  String mediaType() {
    return mediaType;
  }
}
