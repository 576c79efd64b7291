package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.contract.Operation;
import org.jspecify.annotations.Nullable;

/** A request in the making: well-formed at first, then spoilt. */
final class Draft {

  final Operation operation;
  String method;
  String path;

  final List<String> query = new ArrayList<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  byte @Nullable [] body;
  boolean chunked;

  /** What was done to it, for messages. */
  final List<String> tricks = new ArrayList<>();

  Draft(Operation operation, String path) {
    this.operation = operation;
    this.method = operation.verb();
    this.path = path;
  }

  void text(String json) {
    body = json.getBytes(UTF_8);
  }

  String text() {
    return body == null ? "" : new String(body, UTF_8);
  }

  static String escaped(String segment) {
    return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
  }

  Ask ask(@Nullable String account) {
    String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
    Ask ask = Ask.method(method, whole);
    if (account != null) {
      ask.as(account);
    }
    if (body != null) {
      if (chunked) {
        ask.chunked(body);
      } else {
        ask.body(body);
      }
    }
    headers.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            ask.without(name);
          } else {
            ask.header(name, value);
          }
        });
    if (headers.containsKey("X-Min-Position")) {
      // Who waits for what never comes is told to come again.
      ask.inFault();
    }
    return ask;
  }

  @Override
  public String toString() {
    return tricks + " " + method + " " + path + " " + query + " " + headers + " " + shortened();
  }

  private String shortened() {
    String all = text();
    return all.length() > 400 ? all.substring(0, 400) + "… of " + all.length() : all;
  }
}
