package org.jiebang.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiebang.local.Machine;
import org.jiebang.local.Repository;

/** The table of one bench: printed, and written to {@code system-tests/results}. */
public final class Report {

  private final String bench;
  private final List<String> lines = new ArrayList<>();

  public Report(String bench, String about) {
    this.bench = bench;
    lines.add("# bench " + bench);
    lines.add("");
    lines.add(about);
    lines.add("");
    lines.add(LocalDate.now(ZoneOffset.UTC) + ", " + Machine.line() + ".");
    lines.add(
        "Median of the rounds, contenders interleaved; CPU in µs an operation: ours + the server's;");
    lines.add("*others*: share of the machine that somebody else used meanwhile.");
  }

  /** A table of figures. */
  public void table(String title, Map<String, Figures> figures) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.add("| what | per second | p50 ms | p99 ms | CPU | others |");
    lines.add("|---|---:|---:|---:|---:|---:|");
    figures.forEach(
        (name, f) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %.2f | %.1f + %.1f | %.0f %% |",
                    name,
                    f.rate(),
                    f.p50(),
                    f.p99(),
                    f.self(),
                    f.other(),
                    f.disturbance() * 100)));
  }

  /**
   * An aim of the issue, and what came of it.
   *
   * @return false when it was missed
   */
  public boolean aim(String what, double reached, String comparison, double aim) {
    boolean met = comparison.equals("≥") ? reached >= aim : reached <= aim;
    line(
        String.format(
            Locale.ROOT,
            "- %s: **%.2f** (aim %s %.2f: %s)",
            what,
            reached,
            comparison,
            aim,
            met ? "met" : "MISSED"));
    return met;
  }

  /** Where the processor time went: beside an aim that was missed. */
  public void profile(String what, Profile.Job job) throws Exception {
    lines.add("");
    lines.add("Where the processor time of this JVM goes, " + what + ":");
    lines.add("");
    Profile.of(job).lines().forEach(line -> lines.add("- " + line));
  }

  public void line(String text) {
    lines.add(text);
  }

  public void heading(String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  /** Prints and writes it. */
  public void write() throws IOException {
    String text = String.join("\n", lines) + "\n";
    System.out.println(text);
    Path folder = Files.createDirectories(Repository.root().resolve("system-tests/results"));
    Files.writeString(
        folder.resolve("bench-" + bench + "-" + LocalDate.now(ZoneOffset.UTC) + ".md"), text);
  }
}
