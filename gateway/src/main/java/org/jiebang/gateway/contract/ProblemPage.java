package org.jiebang.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiebang.eventsourcing.http.Language;

/** A problem's page in HTML. All its text is ours, and is escaped all the same. */
final class ProblemPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
        <meta charset="utf-8">
        <title>%s</title>
        <style>body{font:16px/1.6 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}
        code{background:#eee;padding:0 .2em}</style>
      </head>
      <body>
      """;

  private ProblemPage() {}

  static String list(JsonNode pages, Language language) {
    var html = new StringBuilder(HEAD.formatted(language.tag(), in(language, "Problems", "问题")));
    html.append("<h1>").append(in(language, "Problems", "问题")).append("</h1>\n<ul>\n");
    pages
        .properties()
        .forEach(
            page ->
                html.append("<li><a href=\"/problems/")
                    .append(page.getKey())
                    .append("\"><code>")
                    .append(page.getKey())
                    .append("</code></a> ")
                    .append(escaped(ProblemRoute.title(page.getValue(), language)))
                    .append("</li>\n"));
    return html.append("</ul>\n</body>\n</html>\n").toString();
  }

  static String of(JsonNode page, Language language) {
    String code = page.path("code").asText();
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    var html = new StringBuilder(HEAD.formatted(language.tag(), code));
    html.append("<h1>").append(escaped(ProblemRoute.title(page, language))).append("</h1>\n");
    html.append("<p>").append(escaped(ProblemRoute.title(page, other)));
    html.append(" · <code>").append(code).append("</code></p>\n");
    for (JsonNode meaning : page.path("meanings")) {
      html.append("<h2>").append(meaning.path("status").asInt()).append("</h2>\n");
      paragraph(html, meaning.path("detail").path(language.tag()).asText());
      paragraph(html, meaning.path("detail").path(other.tag()).asText());
      paragraph(
          html,
          in(language, "What to do: ", "如何处理：")
              + meaning.path("whatToDo").path(language.tag()).asText());
    }
    html.append("<p>")
        .append(in(language, "Answered by: ", "可能出现于："))
        .append(answeredBy(page, language));
    return html.append("</p>\n<p><a href=\"/problems\">")
        .append(in(language, "All problems", "全部问题"))
        .append("</a></p>\n</body>\n</html>\n")
        .toString();
  }

  private static String answeredBy(JsonNode page, Language language) {
    if (page.path("anywhere").asBoolean()) {
      return in(language, "any operation", "任何操作");
    }
    var operations = new StringBuilder();
    for (JsonNode each : page.path("operations")) {
      operations.append(operations.isEmpty() ? "" : ", ");
      operations.append("<code>").append(escaped(each.asText())).append("</code>");
    }
    return operations.isEmpty()
        ? in(language, "no operation; services meet it among themselves", "没有操作；仅在服务之间出现")
        : operations.toString();
  }

  private static void paragraph(StringBuilder html, String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
  }

  private static String in(Language language, String english, String chinese) {
    return language == Language.ZH ? chinese : english;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
