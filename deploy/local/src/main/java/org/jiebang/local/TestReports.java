package org.jiebang.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the reports of Surefire and Failsafe say.
 *
 * @param groups by module and kind, such as {@code needs-service unit}
 * @param missing why tests were skipped, each reason once
 */
record TestReports(Map<String, Counts> groups, SortedSet<String> missing) {
  private static final Map<String, String> KINDS =
      Map.of("surefire-reports", "unit", "failsafe-reports", "edges");

  /** How many tests ended how, and how long they took together. */
  record Counts(int passed, int failed, int skipped, double seconds) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          passed + other.passed,
          failed + other.failed,
          skipped + other.skipped,
          seconds + other.seconds);
    }
  }

  Counts sum() {
    return groups.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** One line a group. */
  void print(PrintStream out) {
    out.printf("%-28s %8s %8s %8s %10s%n", "group", "passed", "failed", "skipped", "time");
    groups.forEach(
        (name, counts) ->
            out.printf(
                "%-28s %8d %8d %8d %8.1f s%n",
                name, counts.passed(), counts.failed(), counts.skipped(), counts.seconds()));
  }

  /**
   * Says how it ended.
   *
   * @param maven its exit code
   * @return 0 when all is well; a run without tests has shown nothing
   */
  int verdict(int maven, PrintStream out) {
    Counts sum = sum();
    if (maven != 0 && sum.failed() == 0) {
      out.println("Maven ended with " + maven + " although no test failed: see above.");
    }
    boolean good = maven == 0 && sum.failed() == 0 && sum.passed() > 0;
    missing.forEach(reason -> out.println("skipped: " + reason));
    out.printf("%d passed, %d failed, %d skipped%n", sum.passed(), sum.failed(), sum.skipped());
    return good ? 0 : 1;
  }

  /**
   * Reads the reports below {@code root} that were written since then; older ones are of other
   * runs.
   */
  static TestReports since(Instant from, Path root) {
    Map<String, Counts> groups = new TreeMap<>();
    SortedSet<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.find(root, 6, (file, _) -> isReport(file))) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(from)) {
          Element suite = suite(file);
          groups.merge(group(root, file), counts(suite), Counts::plus);
          reasons(suite, missing);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestReports(groups, missing);
  }

  private static boolean isReport(Path file) {
    Path folder = file.getParent();
    return folder != null
        && KINDS.containsKey(String.valueOf(folder.getFileName()))
        && file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  // <module>/target/surefire-reports/TEST-….xml
  private static String group(Path root, Path file) {
    Path inside = root.relativize(file);
    String module = inside.subpath(0, inside.getNameCount() - 3).toString();
    return module + " " + KINDS.get(inside.getName(inside.getNameCount() - 2).toString());
  }

  private static Counts counts(Element suite) {
    List<Integer> all =
        Stream.of("tests", "failures", "errors", "skipped")
            .map(name -> Integer.valueOf(suite.getAttribute(name)))
            .toList();
    int failed = all.get(1) + all.get(2);
    int skipped = all.get(3);
    return new Counts(
        all.get(0) - failed - skipped,
        failed,
        skipped,
        Double.parseDouble(suite.getAttribute("time").replace(",", "")));
  }

  private static void reasons(Element suite, Set<String> reasons) {
    NodeList skipped = suite.getElementsByTagName("skipped");
    for (int i = 0; i < skipped.getLength(); i++) {
      String why = ((Element) skipped.item(i)).getAttribute("message");
      if (!why.isEmpty()) {
        reasons.add(why.replaceFirst("^Assumption failed: ", ""));
      }
    }
  }

  private static Element suite(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new NotStarted("The report " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
