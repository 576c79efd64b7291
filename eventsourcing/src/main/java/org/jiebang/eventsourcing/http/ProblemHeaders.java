package org.jiebang.eventsourcing.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that go with a problem's status. */
final class ProblemHeaders {

  private ProblemHeaders() {}

  /**
   * @param said the language of the problem's text
   */
  static Map<String, String> of(Problem problem, boolean tokenMissing, Language said) {
    var headers = new LinkedHashMap<String, String>();
    if (problem.status() == 401) {
      headers.put(
          "WWW-Authenticate",
          "Bearer realm=\"jiebang\"" + (tokenMissing ? "" : ", error=\"invalid_token\""));
    }
    if (problem.code().equals(HttpRefusal.SCOPE_NOT_GRANTED.name())) {
      // RFC 6750, 3.1
      headers.put(
          "WWW-Authenticate",
          "Bearer realm=\"jiebang\", error=\"insufficient_scope\", scope=\""
              + problem.facts().get(AccessFilter.SCOPE_NEEDED)
              + '"');
    }
    Long retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter.toString());
    }
    headers.put("Content-Language", said.tag());
    headers.put("Vary", "Accept-Language");
    headers.put("Cache-Control", "no-store");
    return headers;
  }
}
