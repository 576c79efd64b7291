package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiebang.local.Stack;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Beside a test that fails it prints what the services say of themselves and what they have
 * complained of since the test began: their logs do not outlive the machine that ran it.
 */
public final class WhatServicesSaid
    implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

  private static final int LINES = 15;
  private static final int LONGEST_LINE = 600;
  private static final Namespace OURS = Namespace.create(WhatServicesSaid.class);

  /** Also the reasons at the end of a stack trace, without the trace. */
  private static final Pattern COMPLAINT =
      Pattern.compile(".* (WARN|ERROR|FATAL) .*|Caused by: .*");

  /**
   * Kafka's clients say many times a second that nobody is there, MariaDB's every collision that
   * the store expects.
   */
  private static final Pattern CHATTER =
      Pattern.compile(
          ".*\\[org\\.(apa\\.kaf\\.cli\\.NetworkClient|mar\\.jdb\\.mes\\.ser\\.ErrorPacket)].*");

  /** Machine, program and process, the same in every line. */
  private static final Pattern WHO = Pattern.compile(" \\S+ \\S+\\[\\d+] ");

  /** Where each log ended when the test began. */
  private record Marks(Map<String, Long> ends) {}

  @Override
  public void beforeTestExecution(ExtensionContext test) throws IOException {
    Map<String, Long> ends = new HashMap<>();
    if (House.isOpen()) {
      for (String service : Logs.SERVICES) {
        ends.put(service, size(House.stack().log(service)));
      }
    }
    test.getStore(OURS).put(Marks.class, new Marks(ends));
  }

  @Override
  public void afterTestExecution(ExtensionContext test) throws IOException {
    if (test.getExecutionException().isEmpty() || !House.isOpen()) {
      return;
    }
    Marks marks = test.getStore(OURS).get(Marks.class, Marks.class);
    Map<String, Long> ends = marks == null ? Map.of() : marks.ends();
    System.out.println("What the services said while " + test.getDisplayName() + " failed:");
    for (String service : Logs.SERVICES) {
      List<String> faults = Health.faultsOf(service);
      System.out.println("-- " + service + (faults.isEmpty() ? ": live and ready" : ""));
      faults.forEach(fault -> System.out.println("   " + fault));
      Path log = House.stack().log(service);
      complaints(log, ends.getOrDefault(service, 0L))
          .forEach(line -> System.out.println("   " + line));
    }
    for (String server : List.of(Stack.MARIADB, Stack.KAFKA)) {
      System.out.println("-- " + server + (House.stack().ready(server) ? ": ready" : ": DOWN"));
    }
  }

  /** The last complaints behind {@code from}; from the beginning when the log was begun anew. */
  static Deque<String> complaints(Path log, long from) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    if (!Files.exists(log)) {
      return last;
    }
    try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
      in.seek(in.length() < from ? 0 : from);
      byte[] rest =
          new byte[(int) Math.min(Integer.MAX_VALUE - 8, in.length() - in.getFilePointer())];
      in.readFully(rest);
      new String(rest, UTF_8)
          .lines()
          .filter(line -> COMPLAINT.matcher(line).matches())
          .filter(line -> !CHATTER.matcher(line).matches())
          .map(line -> WHO.matcher(line).replaceFirst(" "))
          .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
          .forEach(
              line -> {
                last.add(line);
                if (last.size() > LINES) {
                  last.remove();
                }
              });
    }
    return last;
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
