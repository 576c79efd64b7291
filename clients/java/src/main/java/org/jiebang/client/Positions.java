package org.jiebang.client;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Where what this client has done stands in the logs of the services. Sent with every request, so
 * that whoever has written reads it, from whichever service it asks.
 */
final class Positions {

  static final String SAID = "X-Position";
  static final String SENT = "X-Min-Position";

  /** As many as a request may carry; the ones longest ago are surely everywhere by now. */
  private static final int MOST = 64;

  private final Map<String, Long> highest = new LinkedHashMap<>();

  /** Remembers what an answer says, for instance {@code needs/17/4711}. */
  synchronized void remember(HttpHeaders answer) {
    for (String header : answer.allValues(SAID)) {
      for (String position : header.split(",", -1)) {
        int slash = position.lastIndexOf('/');
        if (slash > 0 && position.substring(slash + 1).trim().matches("[0-9]{1,18}")) {
          remember(
              position.substring(0, slash).trim(),
              Long.parseLong(position.substring(slash + 1).trim()));
        }
      }
    }
  }

  private void remember(String part, long position) {
    Long before = highest.remove(part); // and again at the end, as the youngest
    highest.put(part, before == null ? position : Math.max(before, position));
    if (highest.size() > MOST) {
      highest.remove(highest.keySet().iterator().next());
    }
  }

  /** As the header wants them; empty when nothing has been written. */
  synchronized String toHeader() {
    var all = new StringJoiner(",");
    highest.forEach((part, position) -> all.add(part + "/" + position));
    return all.toString();
  }
}
