package org.jiebang.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where this JVM's processor time goes while something runs, by samples: for every aim that is
 * missed, the beginning of an answer why.
 */
public final class Profile {

  /** What to run. */
  public interface Job {
    void run() throws Exception;
  }

  private static final Duration EVERY = Duration.ofMillis(2);
  private static final int METHODS = 12;
  private static final int DEEPEST = 128;

  /** Samples by processor time, native code included (Linux); and those that every JDK has. */
  private static final List<String> SAMPLES = List.of("jdk.CPUTimeSample", "jdk.ExecutionSample");

  /** Whose code a frame is, by the beginning of its class; the first one that matches. */
  private static final Map<String, String> OWNERS = new LinkedHashMap<>();

  static {
    OWNERS.put("org.jiebang.local.", "the bench");
    OWNERS.put("org.jiebang.systemtests.", "the bench");
    OWNERS.put("com.fasterxml.jackson.", "JSON (Jackson)");
    OWNERS.put("org.mariadb.jdbc.", "MariaDB's driver");
    OWNERS.put("org.hibernate.", "Hibernate");
    OWNERS.put("org.apache.kafka.", "Kafka's client");
    OWNERS.put("io.agroal.", "transactions and pool");
    OWNERS.put("com.arjuna.", "transactions and pool");
    OWNERS.put("jdk.internal.net.http.", "the callers' HTTP client");
    OWNERS.put("io.netty.", "HTTP server");
    OWNERS.put("io.vertx.", "HTTP server");
    OWNERS.put("org.jboss.resteasy.", "HTTP server");
    OWNERS.put("io.quarkus.", "HTTP server");
    OWNERS.put("com.github.benmanes.caffeine.", "caches");
  }

  private final Map<String, Long> owners = new HashMap<>();
  private final Map<String, Long> methods = new HashMap<>();
  private long samples;

  private Profile() {}

  /** Runs {@code job} once more and looks at it. */
  public static Profile of(Job job) throws Exception {
    Path file = Files.createTempFile("jiebang-bench", ".jfr");
    try (var recording = new Recording()) {
      recording.enable(SAMPLES.get(0)).with("throttle", EVERY.toMillis() + "ms");
      recording.enable(SAMPLES.get(1)).withPeriod(EVERY);
      recording.setDestination(file);
      recording.start();
      job.run();
      recording.stop();
    }
    try {
      for (String kind : SAMPLES) {
        Profile profile = new Profile();
        profile.read(file, kind);
        if (profile.samples > 0) {
          return profile;
        }
      }
      return new Profile();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void read(Path file, String kind) throws IOException {
    try (var recorded = new RecordingFile(file)) {
      while (recorded.hasMoreEvents()) {
        RecordedEvent event = recorded.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (event.getEventType().getName().equals(kind) && stack != null) {
          add(stack.getFrames());
        }
      }
    }
  }

  private void add(List<RecordedFrame> frames) {
    samples++;
    String owner = "the JDK: threads, sockets, collections";
    String method = null;
    for (RecordedFrame frame : frames.subList(0, Math.min(DEEPEST, frames.size()))) {
      RecordedClass type = frame.getMethod().getType();
      String name = type == null ? "" : type.getName();
      String found = owner(name);
      if (found != null) {
        owner = found;
        method = simple(name) + "." + frame.getMethod().getName();
        break;
      }
    }
    if (method == null && !frames.isEmpty()) {
      RecordedFrame top = frames.getFirst();
      method = simple(top.getMethod().getType().getName()) + "." + top.getMethod().getName();
    }
    owners.merge(owner, 1L, Long::sum);
    if (method != null) {
      methods.merge(method, 1L, Long::sum);
    }
  }

  private static @Nullable String owner(String type) {
    for (Map.Entry<String, String> one : OWNERS.entrySet()) {
      if (type.startsWith(one.getKey())) {
        return one.getValue();
      }
    }
    String kernel = "org.jiebang.eventsourcing.";
    if (type.startsWith(kernel)) {
      int end = type.indexOf('.', kernel.length());
      return end < 0 ? "kernel" : "kernel: " + type.substring(kernel.length(), end);
    }
    return type.startsWith("org.jiebang.") ? "Jiebang" : null;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** As lines of Markdown. */
  List<String> lines() {
    if (samples == 0) {
      return List.of("No samples: the JVM could not look at itself.");
    }
    return List.of(
        "by owner of the innermost frame that is not the JDK's: " + shares(owners, owners.size()),
        "by method: " + shares(methods, METHODS));
  }

  private String shares(Map<String, Long> counts, int most) {
    var text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .filter(e -> 100 * e.getValue() >= samples)
        .limit(most)
        .forEach(
            e ->
                text.append(text.isEmpty() ? "" : " · ")
                    .append(e.getKey())
                    .append(
                        String.format(Locale.ROOT, " %.0f %%", 100.0 * e.getValue() / samples)));
    return text.toString();
  }
}
