package org.jiebang.systemtests.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.local.story.Answer;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Stage;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A way through the sample communities, written down: a line for each request, who asks, what and
 * with which body; every one of them must succeed. The lines are in {@code walks/NAME.walk}:
 *
 * <pre>
 * # what this is about
 * need = resident POST /api/v1/needs {"community": "${community}", …}   keeps the answer's id
 * line:/items/0/id = desk GET /api/v1/needs?community=${community}      keeps another field
 * until /state=IN_PROGRESS desk GET /api/v1/needs/${need}               asks until it is so
 * desk POST /api/v1/needs/imports text/csv text "category,text\n…"      not JSON; or base64
 * desk POST /api/v1/tasks/${task}/edit If-Match=1 {…}                   the version it must have
 * token:/accessToken = nobody POST /api/v1/auth/tokens {…}              without a token
 * by:token GET /api/v1/me                                               by one that was kept
 * again desk                                                            whose grants have changed
 * advance PT2H                                                          the story's clock
 * </pre>
 *
 * What stands in <code>${}</code>: see {@link WalkNames}.
 */
final class Walk {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:(?<name>\\w+)(?::(?<field>\\S+))? = )?(?:until (?<until>[^ =]+)=(?<value>\\S*) )?"
              + "(?<who>\\S+) (?<verb>GET|POST) (?<path>\\S+)"
              + "(?: If-Match=(?<version>\\d+))?(?: (?<body>.*))?");
  private static final Pattern UPLOAD = Pattern.compile("(\\S+) (text|base64) (.*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoadedSamples samples = LoadedSamples.get();
  private final Stage stage = House.stage();
  private final WalkNames names;
  private int requests;

  private Walk(Map<String, String> given) {
    names = new WalkNames(stage, given);
  }

  /**
   * Goes it, to its end.
   *
   * @param given names that are known from the beginning
   * @return how many requests it took
   */
  static int go(String name, Map<String, String> given) throws IOException {
    var walk = new Walk(given);
    try (InputStream lines = Walk.class.getResourceAsStream("/walks/" + name + ".walk")) {
      if (lines == null) {
        throw new IllegalArgumentException("no walk " + name);
      }
      int number = 0;
      for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        number++;
        try {
          walk.step(line.strip());
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(name + ".walk:" + number + ": " + line, e);
        }
      }
    }
    return walk.requests;
  }

  private void step(String line) throws IOException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("advance ")) {
      stage.advance(Duration.parse(line.substring("advance ".length())));
      return;
    }
    if (line.startsWith("again ")) {
      House.cast().again(line.substring("again ".length()));
      return;
    }
    Matcher said = LINE.matcher(line);
    if (!said.matches()) {
      throw new IllegalArgumentException("cannot be read");
    }
    requests++;
    JsonNode answer = said.group("until") == null ? once(said) : until(said, said.group("until"));
    if (said.group("name") != null) {
      String field = said.group("field") == null ? "/id" : said.group("field");
      String value = answer.at(field).asText();
      if (value.isEmpty()) {
        throw new IllegalStateException("nothing at " + field + " of " + answer);
      }
      names.keep(said.group("name"), value);
    }
  }

  private JsonNode until(Matcher said, String field) {
    String value = names.filled(said.group("value"));
    Predicate<JsonNode> there = answer -> answer.at(field).asText().equals(value);
    return stage.until(said.group("who"), names.filled(said.group("path")), there);
  }

  private JsonNode once(Matcher said) throws IOException {
    String path = names.filled(said.group("path"));
    String body = said.group("body") == null ? "{}" : names.filled(said.group("body"));
    String token = token(said.group("who"));
    if (said.group("verb").equals("GET")) {
      return good(samples.send("GET", path, token, null, null));
    }
    Matcher upload = UPLOAD.matcher(body);
    boolean uploads = !body.startsWith("{") && upload.matches();
    String version = said.group("version");
    if (!uploads && version == null) {
      return good(samples.send("POST", path, token, body, Api.newKey()));
    }
    Ask ask = Ask.post(path);
    if (token != null) {
      ask.bearer(token);
    }
    if (version != null) {
      ask.header("If-Match", '"' + version + '"');
    }
    return good(
        uploads ? ask.header("Content-Type", upload.group(1)).body(bytes(upload)) : ask.body(body));
  }

  private @Nullable String token(String who) {
    if (who.equals("nobody")) {
      return null;
    }
    return who.startsWith("by:")
        ? names.value(who.substring("by:".length()))
        : House.cast().token(who);
  }

  private static JsonNode good(Answer answer) {
    return answer.status() / 100 == 2 ? answer.body() : answer.expect(200).body();
  }

  private static JsonNode good(Ask ask) {
    Reply reply = ask.send();
    return reply.status() / 100 == 2 ? reply.json() : reply.expect(200).json();
  }

  private static byte[] bytes(Matcher upload) throws IOException {
    return upload.group(2).equals("base64")
        ? Base64.getDecoder().decode(upload.group(3))
        : JSON.readValue(upload.group(3), String.class).getBytes(StandardCharsets.UTF_8);
  }
}
