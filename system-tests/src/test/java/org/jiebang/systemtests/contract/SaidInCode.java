package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the code says of operations, of what they are sent and of what they answer, carried into the
 * contract: who calls them has no sources. Each record's Javadoc becomes its schema's description,
 * and each {@code @param} its member's, as far as the contract says nothing of it yet; a method's
 * goes before what its operation says of rights.
 */
final class SaidInCode {

  private static final String DOC = "/\\*\\*((?:[^*]++|\\*(?!/))*+)\\*/\\s*";
  private static final String ANNOTATIONS =
      "((?:@[A-Za-z.]+(?:\\((?:[^()\"]++|\"[^\"]*+\"|\\([^()]*+\\))*+\\))?\\s*)*)";
  private static final Pattern TYPE =
      Pattern.compile(
          DOC + ANNOTATIONS + "(?:(?:public|private|protected|static) )*record ([A-Z]\\w*)");
  private static final Pattern NAMED = Pattern.compile("@Schema\\(\\s*name = \"(\\w+)\"");
  private static final Pattern OPERATION = Pattern.compile("operationId = \"(\\w+)\"");
  private static final Pattern METHODS_DOC = Pattern.compile("^\\s*" + DOC);
  private static final Pattern SENT = Pattern.compile("\\b([A-Z]\\w*Request)\\s+\\w+\\s*[,)]");
  private static final Pattern TAG = Pattern.compile("\\n\\s*@(\\w+)\\s+");
  private static final Pattern CODE =
      Pattern.compile("\\{@(?:code|literal)\\s+((?:[^{}]|\\{[^{}]*})*)}");
  private static final Pattern LINK =
      Pattern.compile("\\{@link(?:plain)?\\s+(?:[\\w.]*[.#])?([\\w()]+)(?:\\s+([^{}]*))?}");

  /**
   * A record's or method's Javadoc.
   *
   * @param text its first paragraph
   * @param members by name, what {@code @param} says
   */
  private record Said(String text, Map<String, String> members) {}

  /** By file and simple name, e.g. {@code VoteResource.BallotRequest}; null: said of two. */
  private final Map<String, @Nullable Said> byName = new HashMap<>();

  private final Map<String, @Nullable Said> bySimpleName = new HashMap<>();
  private final Map<String, Said> bySchema = new HashMap<>();
  private final Map<String, Said> byOperation = new HashMap<>();

  /**
   * @param root the project's; the sources of its services are read
   */
  SaidInCode(Path root) throws IOException {
    Map<String, String> sent = new LinkedHashMap<>();
    for (String module :
        List.of(
            "eventsourcing", "needs-service", "matching-service", "points-service", "gateway")) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(root.resolve(module).resolve("src/main/java"))) {
        files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      }
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".java", "");
        String source = Files.readString(file);
        types(module + "/" + name, source);
        operations(module + "/" + name, source, sent);
      }
    }
    sent.forEach(
        (operation, type) -> {
          String simple = type.substring(type.lastIndexOf('.') + 1);
          Said said = byName.containsKey(type) ? byName.get(type) : bySimpleName.get(simple);
          if (said != null) {
            bySchema.put(upper(operation) + "Request", said);
          }
        });
  }

  private void types(String file, String source) {
    Matcher type = TYPE.matcher(source);
    while (type.find()) {
      Said said = said(type.group(1));
      Matcher named = NAMED.matcher(type.group(2));
      boolean called = named.find();
      if (called) {
        bySchema.put(named.group(1), said);
      }
      byName.put(file + "." + type.group(3), said);
      // Two that have one name are told apart by their files alone.
      bySimpleName.put(type.group(3), bySimpleName.containsKey(type.group(3)) ? null : said);
    }
  }

  private void operations(String file, String source, Map<String, String> sent) {
    Matcher operation = OPERATION.matcher(source);
    while (operation.find()) {
      int begins = Math.max(source.lastIndexOf("\n\n", operation.start()), 0);
      int ends = source.indexOf("\n  }\n", operation.end());
      Matcher doc = METHODS_DOC.matcher(source.substring(begins, operation.start()));
      if (doc.find()) {
        byOperation.put(operation.group(1), said(doc.group(1)));
      }
      String method = source.substring(operation.end(), ends < 0 ? source.length() : ends);
      Matcher request = SENT.matcher(method.substring(0, method.indexOf(" {\n")));
      if (request.find()) {
        sent.put(operation.group(1), file + "." + request.group(1));
      }
    }
  }

  private static Said said(String javadoc) {
    String text = javadoc.replaceAll("\\n\\s*\\* ?", "\n");
    Map<String, String> members = new HashMap<>();
    Matcher tag = TAG.matcher(text);
    List<Integer> at = new ArrayList<>();
    while (tag.find()) {
      at.add(tag.start());
    }
    for (int i = 0; i < at.size(); i++) {
      String one = text.substring(at.get(i), i + 1 < at.size() ? at.get(i + 1) : text.length());
      String[] words = one.strip().split("\\s+", 3);
      if (words[0].equals("@param") && words.length == 3) {
        members.put(words[1], plain(words[2]));
      }
    }
    String all = at.isEmpty() ? text : text.substring(0, at.getFirst());
    return new Said(plain(all.split("<p>", 2)[0]), members);
  }

  /** As a reader of the contract sees it, who knows none of our classes. */
  private static String plain(String text) {
    String flat = text.strip().replaceAll("\\s+", " ");
    flat = CODE.matcher(flat).replaceAll(m -> Matcher.quoteReplacement("`" + m.group(1) + "`"));
    flat =
        LINK.matcher(flat)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        m.group(2) != null ? m.group(2) : words(m.group(1).replace("()", ""))));
    // Nothing is answered as null: it is left out.
    return flat.replaceAll("</?\\w+>", "").replaceAll("\\bnull\\b", "absent").strip();
  }

  /** {@code NeedList}: need list; a constant stays as it is. */
  private static String words(String name) {
    return name.matches("[A-Z0-9_]+")
        ? "`" + name + "`"
        : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String upper(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Says it in the contract, wherever that says nothing of its own. */
  void addTo(ObjectNode contract) {
    for (Operation operation : Operation.of(contract)) {
      Said said = byOperation.get(operation.id());
      if (said != null && !said.text().isEmpty() && operation.said() instanceof ObjectNode node) {
        String rights = node.path("description").asText();
        node.put("description", rights.isEmpty() ? said.text() : said.text() + "\n\n" + rights);
      }
    }
    for (Map.Entry<String, JsonNode> schema : contract.at("/components/schemas").properties()) {
      Said said = bySchema.get(schema.getKey());
      if (said == null) {
        said = bySimpleName.get(schema.getKey());
      }
      if (said != null) {
        describe((ObjectNode) schema.getValue(), said, contract);
      }
    }
  }

  private static void describe(ObjectNode schema, Said said, JsonNode contract) {
    if (!schema.has("description") && !said.text().isEmpty()) {
      schema.put("description", said.text());
    }
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      String text = said.members().get(member.getKey());
      // What refers to a shape says it there: generators do not agree on more.
      if (text != null
          && member.getValue() instanceof ObjectNode node
          && !contract.at(node.path("$ref").asText("#").substring(1)).has("properties")) {
        String known = node.path("description").asText();
        node.put("description", known.isEmpty() ? text : sentence(text) + " " + known);
      }
    }
  }

  private static String sentence(String text) {
    return text.matches(".*[.!?]") ? text : text + ".";
  }
}
