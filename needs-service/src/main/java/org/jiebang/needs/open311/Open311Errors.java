package org.jiebang.needs.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.http.Language;
import org.jiebang.eventsourcing.http.Problem;
import org.jiebang.eventsourcing.http.Said;
import org.jiebang.eventsourcing.wire.Json;

/**
 * Says every problem of an Open311 path as Open311 says it: a list of errors with the status as
 * their code. The stable code stands beside it.
 */
@Provider
class Open311Errors implements ContainerResponseFilter {

  /** Open311 knows one status for a key that is missing or not valid. */
  private static final int KEY_REFUSED = 403;

  private static final Said KEY_NEEDED = new Said("A valid api_key is needed.", "需要有效的 api_key。");
  private static final Said FORM_NEEDED =
      new Said(
          "The body must be application/x-www-form-urlencoded.",
          "请求体须为 application/x-www-form-urlencoded。");

  /**
   * @param code the HTTP status
   * @param problem the code that programs may branch on, as everywhere in this API
   */
  record Fault(int code, String problem, String description) {}

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    if (!asked.getUriInfo().getPath().startsWith(Open311.PATH)
        || answer.getMediaType() == null
        || !answer.getMediaType().toString().startsWith(Problem.MEDIA_TYPE)
        || !(answer.getEntity() instanceof String problem)) {
      return;
    }
    if (answer.getStatus() == 401) {
      answer.setStatus(KEY_REFUSED);
      answer.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    }
    Format format =
        Format.ofPath(asked.getUriInfo().getPath(), asked.getHeaderString(HttpHeaders.ACCEPT));
    Language language = Language.of(asked.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    answer.setEntity(
        format.text("errors", faults(answer.getStatus(), problem, language)),
        null,
        MediaType.valueOf(format.mediaType()));
  }

  static List<Fault> faults(int status, String problem, Language language) {
    try {
      JsonNode said = Json.EVENTS.readTree(problem);
      String code = said.path("code").asText();
      var faults = new ArrayList<Fault>();
      for (JsonNode violation : said.path("violations")) {
        String field = violation.path("field").asText();
        faults.add(
            new Fault(
                status,
                code,
                (field.isEmpty() ? "" : field + ": ") + violation.path("message").asText()));
      }
      if (faults.isEmpty()) {
        faults.add(new Fault(status, code, description(status, said, language)));
      }
      return faults;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem that is no JSON", e);
    }
  }

  private static String description(int status, JsonNode said, Language language) {
    return switch (status) {
      case KEY_REFUSED ->
          said.path("code").asText().equals("AUTH_REQUIRED")
              ? KEY_NEEDED.in(language)
              : said.path("detail").asText();
      case 415 -> FORM_NEEDED.in(language);
      default -> said.path("detail").asText();
    };
  }
}
