package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The same exchange as it would be in any other run: ids are numbered as they appear, moments are
 * minutes of one morning in the same order, and what is secret or made by chance is replaced.
 */
final class Steady {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern DAY =
      Pattern.compile("(?<![\\d-])20\\d\\d-\\d\\d-\\d\\d(?![\\dT-])");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern TRACE = Pattern.compile("\\b[0-9a-f]{32}\\b");
  private static final Pattern SPAN = Pattern.compile("(?<=-)[0-9a-f]{16}(?=-0)");
  private static final Pattern MESSAGE = Pattern.compile("\\bmsg_[0-9a-f]{32}_\\d+");
  private static final Pattern PLACE =
      Pattern.compile("\\b(needs|matching|points|gateway)/\\d+/\\d+");

  /** Where a test listens. */
  private static final Pattern HERE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  /** Whoever knows it may read. */
  private static final Pattern ADDRESS = Pattern.compile("(?<=/calendars/)[\\w-]{32}(?=\\.ics)");

  private static final Instant MORNING = Instant.parse("2026-03-05T02:00:00.123456Z");
  private static final LocalDate THAT_DAY = LocalDate.of(2026, 3, 5);

  private static final int MOST_ITEMS = 2;

  private static final Set<String> SECRET =
      Set.of(
          "password", "secret", "token", "accessToken", "refreshToken", "code", "link", "cursor");

  /** A name of the API, or short as a grid's: nobody could take it for a secret. */
  private static final Pattern PLAIN_CODE =
      Pattern.compile("[A-Z][A-Z_]*|[a-z][A-Za-z]*|[0-9A-Za-z-]{1,4}");

  /** What a voter has drawn, and its example as long. */
  private static final Pattern DRAWN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final String SOMETHING_DRAWN = "drawn-by-its-voter".concat("0".repeat(25));

  private static final Set<String> COUNTED = Set.of("position", "pos", "next");

  /** The same in the headers of a letter, as text. */
  private static final Set<String> COUNTED_IN_TEXT = Set.of("ce_pos", "ce_row");

  private final Map<String, String> ids = new HashMap<>();
  private final TreeMap<Instant, String> moments = new TreeMap<>();
  private final TreeMap<LocalDate, String> days = new TreeMap<>();

  JsonNode of(JsonNode exchange) {
    JsonNode shorter = shortened(exchange);
    for (String text : texts(shorter)) {
      INSTANT.matcher(text).results().forEach(m -> moments.put(Instant.parse(m.group()), ""));
      DAY.matcher(text).results().forEach(m -> days.put(LocalDate.parse(m.group()), ""));
    }
    int minute = 0;
    for (Map.Entry<Instant, String> each : moments.entrySet()) {
      each.setValue(MORNING.plusSeconds(60L * minute++).toString());
    }
    int day = 0;
    for (Map.Entry<LocalDate, String> each : days.entrySet()) {
      each.setValue(THAT_DAY.plusDays(day++).toString());
    }
    JsonNode steady = steady("", shorter);
    reworded(steady.path("sent"), "blinded", "blinded-by-the-voter-");
    reworded(steady.path("sent"), "signature", "signature-unblinded-by-the-voter-");
    reworded(steady.path("answer"), "signature", "signature-of-what-was-blinded-");
    return steady;
  }

  /** As long as it was; nobody could tell which of two belong together, and so it should be. */
  private static void reworded(JsonNode part, String member, String words) {
    if (part instanceof ObjectNode object && object.path(member).isTextual()) {
      int length = object.path(member).asText().length();
      object.put(member, words.repeat(length / words.length() + 1).substring(0, length));
    }
  }

  private static Set<String> texts(JsonNode node) {
    var texts = new TreeSet<String>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  private static JsonNode shortened(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode few = JsonNodeFactory.instance.arrayNode();
      // Two points are no outline.
      int most = array.path(0).has("latitude") ? array.size() : MOST_ITEMS;
      for (int i = 0; i < Math.min(most, array.size()); i++) {
        few.add(shortened(array.get(i)));
      }
      return few;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), shortened(e.getValue())));
      return copy;
    }
    return node;
  }

  private JsonNode steady(String name, JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(e -> copy.set(text(e.getKey()), steady(e.getKey(), e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(steady(name, item)));
        yield copy;
      }
      case TextNode said -> TextNode.valueOf(secret(name, said.asText()));
      case NumericNode number when COUNTED.contains(name) && number.isIntegralNumber() ->
          JsonNodeFactory.instance.numberNode(4711);
      default -> node;
    };
  }

  private String secret(String name, String said) {
    if (name.equals("next")) {
      return "b3BhcXVl.c2lnbmVk";
    }
    if (COUNTED_IN_TEXT.contains(name)) {
      return "4711";
    }
    if (name.equals("link") && said.startsWith("https://")) {
      return text(said); // to what is published
    }
    if (name.equals("doorCode")) {
      return "ABCD2345";
    }
    if (name.equals("password")) {
      return "correct-horse-battery"; // of the form that is asked for
    }
    if (SECRET.contains(name) && said.matches("[0-9]{6,8}")) {
      return "12345678".substring(0, said.length());
    }
    if (name.equals("secret") && ID.matcher(said).matches()) {
      return text(said); // which of them, not what it is
    }
    if (name.equals("token") && DRAWN.matcher(said).matches()) {
      return SOMETHING_DRAWN;
    }
    return SECRET.contains(name) && !PLAIN_CODE.matcher(said).matches() ? "…" : text(said);
  }

  private String text(String said) {
    String text =
        replaced(
            said,
            ID,
            id ->
                ids.computeIfAbsent(
                    id, _ -> "01a00000-0000-7000-8000-%012x".formatted(ids.size() + 1)));
    text = replaced(text, INSTANT, m -> moments.getOrDefault(Instant.parse(m), m));
    text = replaced(text, DAY, d -> days.getOrDefault(LocalDate.parse(d), d));
    text = replaced(text, HASH, _ -> "5e".repeat(32));
    text = replaced(text, MESSAGE, _ -> "msg_01a00000000070008000000000000001_4711");
    text = replaced(text, TRACE, _ -> "5e".repeat(16));
    text = replaced(text, SPAN, _ -> "5e".repeat(8));
    text = replaced(text, HERE, _ -> "https://app.example");
    text = replaced(text, ADDRESS, _ -> "known-to-its-owner-and-nobody-el");
    return replaced(text, PLACE, p -> p.substring(0, p.indexOf('/')) + "/17/4711");
  }

  private static String replaced(String text, Pattern what, UnaryOperator<String> with) {
    return what.matcher(text)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(with.apply(m.group())));
  }
}
