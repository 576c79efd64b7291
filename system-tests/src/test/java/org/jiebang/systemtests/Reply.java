package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/**
 * What came back.
 *
 * @param request method and path, for messages
 * @param text the body as it came
 */
public record Reply(String request, int status, HttpHeaders headers, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(request + ": no JSON: " + text, e);
    }
  }

  public String id() {
    return json().path("id").asText();
  }

  public String code() {
    return status >= 400 ? json().path("code").asText() : "";
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public boolean replayed() {
    return header("Idempotency-Replayed").equals("true");
  }

  public boolean is(int wanted, String code) {
    return status == wanted && code().equals(code);
  }

  public Reply expect(int wanted) {
    assertThat(status).as("%s: %s", request, text).isEqualTo(wanted);
    return this;
  }

  public Reply expect(int wanted, String code) {
    assertThat(status + " " + code()).as("%s: %s", request, text).isEqualTo(wanted + " " + code);
    return this;
  }

  @Override
  public String toString() {
    return request + ": " + status + " " + text;
  }
}
