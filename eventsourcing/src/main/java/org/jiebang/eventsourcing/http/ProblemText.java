package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in words for people. English stands in the refusal itself, Chinese in {@code
 * problems/<Refusal>.zh.properties} on the class path; a refusal without one fails the build (see
 * the room {@code contract}).
 *
 * @param language that of the two texts
 */
public record ProblemText(Language language, String title, String detail) {

  private static final Map<String, Properties> CHINESE = new ConcurrentHashMap<>();

  public static ProblemText of(Refusal refusal, Language wished) {
    ProblemText chinese = wished == Language.ZH ? chinese(refusal) : null;
    return chinese == null
        ? new ProblemText(Language.EN, asWords(refusal.name()), refusal.detail())
        : chinese;
  }

  /** Null when there is none. */
  public static @Nullable ProblemText chinese(Refusal refusal) {
    String said =
        CHINESE
            .computeIfAbsent(family(refusal), family -> load(family, refusal.getClass()))
            .getProperty(refusal.name());
    int bar = said == null ? -1 : said.indexOf('|');
    return said == null || bar < 1 || bar == said.length() - 1
        ? null
        : new ProblemText(Language.ZH, said.substring(0, bar), said.substring(bar + 1));
  }

  /** Those of {@link NotFound} that have a text: it is one class for whatever has a name. */
  public static SortedSet<String> notFoundCodes() {
    return new TreeSet<>(
        load(NotFound.class.getSimpleName(), NotFound.class).stringPropertyNames());
  }

  /** The simple name of the enum, or of the record. */
  public static String family(Refusal refusal) {
    return refusal instanceof Enum<?> one
        ? one.getDeclaringClass().getSimpleName()
        : refusal.getClass().getSimpleName();
  }

  private static Properties load(String family, Class<?> beside) {
    var texts = new Properties();
    String name = "problems/" + family + ".zh.properties";
    try (InputStream in = loader(beside).getResourceAsStream(name)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, UTF_8));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** A refusal of a service sees its own texts; NotFound is one class for all of them. */
  private static ClassLoader loader(Class<?> beside) {
    return beside == NotFound.class
        ? Thread.currentThread().getContextClassLoader()
        : beside.getClassLoader();
  }

  private static String asWords(String code) {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
