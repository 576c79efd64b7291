package org.jiebang.eventsourcing.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that go with a problem's status. */
final class ProblemHeaders {

  private ProblemHeaders() {}

  static Map<String, String> of(Problem problem, boolean tokenMissing) {
    var headers = new LinkedHashMap<String, String>();
    if (problem.status() == 401) {
      headers.put(
          "WWW-Authenticate",
          "Bearer realm=\"jiebang\"" + (tokenMissing ? "" : ", error=\"invalid_token\""));
    }
    Long retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter.toString());
    }
    headers.put("Cache-Control", "no-store");
    return headers;
  }
}
