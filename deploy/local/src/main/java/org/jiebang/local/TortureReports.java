package org.jiebang.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiebang.local.TestReports.Counts;

/**
 * What the torture tests of all modules have written when they ended, as one report.
 *
 * @param reports as {@link Torture} writes them, by module and name
 */
record TortureReports(List<Section> reports) {

  /** One test's report and the module it ran in. */
  record Section(String module, JsonNode report) {
    String name() {
      return report.path("name").asText();
    }
  }

  /** Reads the reports that were written since then; older ones are of other runs. */
  static TortureReports since(Instant from, Path root) {
    var mapper = new ObjectMapper();
    List<Section> sections = new ArrayList<>();
    try (Stream<Path> files = Files.find(root, 5, (file, _) -> isReport(file))) {
      for (Path file : files.sorted().toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(from)) {
          Path inside = root.relativize(file);
          String module = inside.subpath(0, inside.getNameCount() - 3).toString();
          sections.add(new Section(module, mapper.readTree(file.toFile())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TortureReports(sections);
  }

  // <module>/target/torture/<name>.json
  private static boolean isReport(Path file) {
    return file.toString().endsWith(".json")
        && file.getNameCount() > 3
        && file.getName(file.getNameCount() - 2).toString().equals("torture")
        && file.getName(file.getNameCount() - 3).toString().equals("target");
  }

  /**
   * @param what dose, or the name of a special run
   * @param seconds all of it, build included
   */
  String markdown(String what, String seed, long seconds, Counts tests) {
    var text = new StringBuilder();
    text.append("# Torture, ").append(what).append("\n\n");
    text.append("Seed `").append(seed).append("` · ").append(Machine.line()).append(" · ");
    text.append(today()).append(" · ").append(seconds).append(" s, build included · ");
    text.append(tests.passed()).append(" tests passed, ").append(tests.failed()).append(" failed");
    text.append("\n\n| test | module | seconds | canaries |\n|---|---|---:|---|\n");
    for (Section section : reports) {
      text.append("| ").append(section.name()).append(" | ").append(section.module());
      text.append(" | ").append(section.report().path("seconds").asLong()).append(" | ");
      text.append(canaries(section.report().path("canaries"))).append(" |\n");
    }
    for (Section section : reports) {
      text.append("\n## ").append(section.name()).append("\n\n");
      section
          .report()
          .path("counts")
          .properties()
          .forEach(e -> line(text, e.getKey(), e.getValue()));
      section
          .report()
          .path("canaries")
          .properties()
          .forEach(e -> line(text, "canary: " + e.getKey(), e.getValue()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, JsonNode figure) {
    text.append("- ").append(what).append(": ");
    if (figure.isArray()) {
      figure.forEach(each -> text.append("\n  - ").append(each.asText()));
    } else {
      text.append(figure.isValueNode() ? figure.asText() : figure.toString());
    }
    text.append('\n');
  }

  private static String canaries(JsonNode all) {
    long caught = all.valueStream().filter(one -> one.asText().equals("caught")).count();
    return all.isEmpty() ? "none" : caught + " of " + all.size() + " caught";
  }

  /** Into the folder of the committed results; one of the same day and dose is replaced. */
  Path write(Path root, String what, String report) {
    Path file = root.resolve("system-tests/results/torture-%s-%s.md".formatted(what, today()));
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
