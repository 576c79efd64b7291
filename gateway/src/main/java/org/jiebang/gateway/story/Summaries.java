package org.jiebang.gateway.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.gateway.feed.PublishedFact;

/**
 * One line for a person about each kind of fact, in Chinese and in English: {@code
 * story/lines.zh.properties} and {@code story/lines.en.properties}. Names in braces are replaced by
 * the fact's own numbers and words; a fact without a line is told by its name.
 */
public final class Summaries {

  /** The languages a story can be told in. */
  public enum Language {
    ZH,
    EN
  }

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Map<Language, Properties> lines =
      Map.of(
          Language.ZH,
          load("story/lines.zh.properties"),
          Language.EN,
          load("story/lines.en.properties"));

  public String of(PublishedFact fact, Language language) {
    String line = lines(language).getProperty(fact.type());
    return line == null ? fact.type() : PLACE.matcher(line).replaceAll(place -> told(place, fact));
  }

  /** True when the kind of fact has a line in {@code language}. */
  public boolean tells(String type, Language language) {
    return lines(language).getProperty(type) != null;
  }

  private Properties lines(Language language) {
    Properties found = lines.get(language);
    if (found == null) {
      throw new IllegalStateException("no lines in " + language);
    }
    return found;
  }

  /** The member of the payload, or «?» where an older fact has none. */
  private static String told(MatchResult place, PublishedFact fact) {
    Object value = fact.payload().get(place.group(1));
    return Matcher.quoteReplacement(
        value instanceof String || value instanceof Number ? value.toString() : "?");
  }

  private static Properties load(String name) {
    var lines = new Properties();
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      lines.load(new InputStreamReader(in, UTF_8));
      return lines;
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
