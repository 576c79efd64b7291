package org.jiebang.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command line: words, {@code --name value} (or {@code --name=value}) and flags. What a command
 * does not know is refused.
 */
record Arguments(List<String> words, Map<String, String> options, Set<String> flags) {

  /** A command line that makes no sense; the message says why. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  /**
   * @param withValue options that need a value, such as {@code --port}
   * @param flags options that stand alone, such as {@code -d}
   * @param maxWords how many other words may follow
   */
  static Arguments of(List<String> line, Set<String> withValue, Set<String> flags, int maxWords) {
    Deque<String> rest = new ArrayDeque<>(line);
    List<String> words = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    Set<String> given = new HashSet<>();
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (withValue.contains(name)) {
        String value = equals < 0 ? rest.pollFirst() : word.substring(equals + 1);
        if (value == null || value.isEmpty()) {
          throw new Misused(name + " needs a value.");
        }
        options.put(name, value);
      } else if (flags.contains(word)) {
        given.add(word);
      } else if (word.startsWith("-") || words.size() == maxWords) {
        throw new Misused("Not understood: " + word);
      } else {
        words.add(word);
      }
    }
    return new Arguments(List.copyOf(words), Map.copyOf(options), Set.copyOf(given));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  @Nullable String option(String name) {
    return options.get(name);
  }

  String option(String name, String whenAbsent) {
    return options.getOrDefault(name, whenAbsent);
  }

  /** A whole number in a range. */
  int number(String name, int whenAbsent, int least, int most) {
    String text = option(name);
    if (text == null) {
      return whenAbsent;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new Misused("%s is a number from %d to %d, not %s.".formatted(name, least, most, text));
  }

  /** One of some words. */
  String oneOf(String name, String whenAbsent, List<String> allowed) {
    String text = option(name, whenAbsent);
    if (!allowed.contains(text)) {
      throw new Misused(name + " is one of " + String.join(", ", allowed) + ", not " + text + ".");
    }
    return text;
  }
}
