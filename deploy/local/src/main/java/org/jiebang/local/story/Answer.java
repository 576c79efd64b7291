package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What came back.
 *
 * @param request method and path, for messages
 * @param body missing node when there is none
 */
public record Answer(String request, int status, JsonNode body, HttpHeaders headers) {

  /**
   * @throws StoryFailed when the status is another one
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new StoryFailed(request + ": expected " + expected + ", got " + status + " " + body);
    }
    return this;
  }

  /** A refusal with this status and code is what was wanted. */
  public Answer expect(int expected, String code) {
    if (!is(expected, code)) {
      throw new StoryFailed(
          request + ": expected " + expected + " " + code + ", got " + status + " " + body);
    }
    return this;
  }

  public boolean is(int expected, String code) {
    return status == expected && code.equals(body.path("code").asText());
  }

  public String id() {
    return body.path("id").asText();
  }

  public String text(String field) {
    return body.at(field.startsWith("/") ? field : "/" + field).asText();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
