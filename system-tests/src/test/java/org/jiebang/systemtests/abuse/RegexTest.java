package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every pattern of the house reads its input a bounded number of times, however it was made up. Not
 * the time is measured but how often a letter is looked at, which is the same on every machine.
 */
class RegexTest {

  private static final int LENGTH = 10 * 1024;

  /** Reads of each letter, for the alternatives and the look-aheads that there are. */
  private static final int READS = 40;

  private static final Set<String> TAKES_A_PATTERN =
      Set.of("compile", "matches", "replaceAll", "replaceFirst", "split");

  /** Patterns that are made while running, and from what. */
  private static final Map<String, String> MADE = new TreeMap<>();

  static {
    MADE.put("Operations", "the paths of the resources, each {part} of which is [^/]+");
    MADE.put("Pdf", "the number and generation of an object, digits of which there are few");
  }

  /** In which file, by pattern. */
  private static Map<String, Set<String>> patterns(Sources sources, Set<String> made) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (CompilationUnitTree file : sources.files) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          if (call.getMethodSelect() instanceof MemberSelectTree method
              && TAKES_A_PATTERN.contains(method.getIdentifier().toString())
              && !call.getArguments().isEmpty()
              && (!method.getIdentifier().contentEquals("compile")
                  || method.getExpression().toString().endsWith("Pattern"))) {
            add(call.getArguments().getFirst(), method.getIdentifier().contentEquals("compile"));
          }
          return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void none) {
          if (annotation.getAnnotationType().toString().endsWith("Pattern")) {
            for (ExpressionTree argument : annotation.getArguments()) {
              if (argument instanceof AssignmentTree named
                  && named.getVariable().toString().equals("regexp")) {
                add(named.getExpression(), true);
              }
            }
          }
          return super.visitAnnotation(annotation, none);
        }

        private void add(ExpressionTree argument, boolean surely) {
          String pattern = sources.constant(file, argument);
          if (pattern != null) {
            found.computeIfAbsent(pattern, _ -> new TreeSet<>()).add(Sources.name(file));
          } else if (surely) {
            made.add(Sources.name(file));
          }
        }
      }.scan(file, null);
    }
    return found;
  }

  @Test
  void every_pattern_reads_what_it_is_given_a_bounded_number_of_times() throws IOException {
    Set<String> made = new TreeSet<>();
    Map<String, Set<String>> patterns = patterns(Sources.ofTheHouse(), made);
    assertThat(patterns).hasSizeGreaterThan(40);
    assertThat(made).isEqualTo(MADE.keySet());
    Map<String, String> slow = new TreeMap<>();
    patterns.forEach(
        (pattern, files) -> {
          String worst = worst(pattern);
          if (!worst.isEmpty()) {
            slow.put(pattern, files + ": " + worst);
          }
        });
    assertThat(slow).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(a|a)*b",
        "(.*)*x",
        "([a-z]+)*-",
        "a*a*a*a*b",
        "(x+x+)+y",
        "(\\w+\\s?)+$"
      })
  void a_slow_pattern_is_seen(String pattern) {
    assertThat(worst(pattern)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a-z]{1,40}", "\\d+", "a(b|c)d", "[^/]+/[^/]+", "(/[a-z]+)/?"})
  void a_good_one_is_not_called_slow(String pattern) {
    assertThat(worst(pattern)).isEmpty();
  }

  /** What it reads too often; empty when there is nothing. */
  private static String worst(String regex) {
    Pattern pattern = Pattern.compile(regex);
    for (String unit : units(regex)) {
      for (String before : beginnings(regex)) {
        for (String behind : List.of("", "\0")) {
          String text = before + unit.repeat(LENGTH / unit.length()) + behind;
          var counted = new Counted(text, (long) READS * LENGTH);
          try {
            boolean unused = pattern.matcher(counted).matches();
          } catch (TooOften e) {
            return "matches " + shown(before, unit, behind);
          } catch (StackOverflowError e) {
            return "too deep for " + shown(before, unit, behind);
          }
        }
      }
    }
    return "";
  }

  private static String shown(String before, String unit, String behind) {
    return (before + unit + unit + unit + "…" + behind).replace("\0", "\\0");
  }

  /**
   * What the pattern is made of: its letters alone, in pairs, and what its classes may stand for.
   */
  private static Set<String> units(String regex) {
    Set<String> letters = new LinkedHashSet<>(List.of("a", "A", "0", "-", " ", "/", "字"));
    regex
        .chars()
        .filter(c -> c < 0x7f && c > 0x1f)
        .limit(40)
        .forEach(c -> letters.add("" + (char) c));
    Set<String> units = new LinkedHashSet<>(letters);
    List<String> few = new ArrayList<>(letters).subList(0, Math.min(9, letters.size()));
    for (String one : few) {
      for (String other : few) {
        units.add(one + other);
      }
    }
    return units;
  }

  private static Set<String> beginnings(String regex) {
    Set<String> beginnings = new LinkedHashSet<>();
    beginnings.add("");
    beginnings.add(prefix(regex));
    return beginnings;
  }

  /** The letters that must come first, as far as they are plain. */
  private static String prefix(String regex) {
    Matcher plain = Pattern.compile("^(?:\\\\[+/.]\\??|[A-Za-z0-9/_-](?![*+?{]))*").matcher(regex);
    return plain.find() ? plain.group().replaceAll("\\\\(.)\\??", "$1") : "";
  }

  private static final class TooOften extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooOften() {
      super("read too often", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {

    private final String text;
    private long left;

    Counted(String text, long left) {
      this.text = text;
      this.left = left;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooOften();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
