package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Runners;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Many who send or read as slowly as they can: each is cut off, whether it is slow with the head,
 * with the body or in taking the answer; and everybody else is served as before.
 */
@Order(31)
class SlowSendersTortureIT {

  /**
   * A head, and then a body, may take 10 s (jiebang.gateway); the rest is for a busy machine. Who
   * is not cut off would go on for ever.
   */
  private static final Duration CUT_WITHIN = Duration.ofMinutes(2);

  /** Slow senders write something this often, so that no silence gives them away. */
  private static final Duration BEAT = Duration.ofMillis(900);

  private enum Slow {
    /** A header line now and then, and never the empty one. */
    HEAD,
    /** A byte of the announced body now and then. */
    BODY,
    /** A chunk of one byte now and then. */
    CHUNKS
  }

  @Test
  void whoever_is_slow_is_cut_off_and_everybody_else_is_served() throws Exception {
    Runners.ready();
    try (Torture torture = Torture.of("slow-senders")) {
      int many = torture.dose(200, 2_000);
      long quiet = p99(served(() -> false, 150));
      var over = new CountDownLatch(many);
      var cut = new AtomicInteger();
      var stop = new AtomicBoolean();
      List<Raw> lines = open(many);
      for (int i = 0; i < many; i++) {
        Raw line = lines.get(i);
        Slow how = Slow.values()[i % Slow.values().length];
        Thread.ofVirtual().start(() -> trickle(line, how, stop, cut, over));
      }
      long[] besides = served(() -> over.getCount() > many / 2, 20_000);
      boolean allCut = over.await(CUT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      stop.set(true);
      torture.count("p99 of others, ms, before", quiet / 1_000_000.0);
      torture.count("p99 of others, ms, meanwhile", p99(besides) / 1_000_000.0);
      torture.atLeast("others served meanwhile", besides.length, 30);
      torture.atLeast("slow senders cut off", cut.get(), many);
      assertThat(allCut).as("all cut off in time").isTrue();
      // Of a few dozen a single pause of the machine would be the 99th percentile.
      assertThat(percentile(besides, torture.dose(90, 99)))
          .isLessThan(Math.max(4 * quiet, Duration.ofSeconds(1).toNanos()));
      lines.forEach(Raw::close);
      torture.canary("who is not slow is not cut off", honestOnesStay());
    }
  }

  private static List<Raw> open(int many) {
    URI door = House.gateway();
    var lines = new ArrayList<Raw>();
    for (int i = 0; i < many; i++) {
      lines.add(Raw.to(door));
    }
    return lines;
  }

  private static void trickle(
      Raw line, Slow how, AtomicBoolean stop, AtomicInteger cut, CountDownLatch over) {
    try {
      line.write("POST /api/v1/needs HTTP/1.1\r\nHost: a\r\n");
      switch (how) {
        case HEAD -> {}
        case BODY -> line.write("Content-Type: application/json\r\nContent-Length: 999\r\n\r\n{");
        case CHUNKS ->
            line.write("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
      }
      byte[] little =
          switch (how) {
            case HEAD -> new byte[] {'X', '-', 'A', ':', 'b', '\r', '\n'};
            case BODY -> new byte[] {' '};
            case CHUNKS -> new byte[] {'1', '\r', '\n', ' ', '\r', '\n'};
          };
      while (!stop.get()) {
        if (!line.writes(little) || line.isClosedWithin(BEAT)) {
          cut.incrementAndGet();
          return;
        }
      }
    } finally {
      over.countDown();
    }
  }

  /** Nanoseconds of each answer, while it lasts and at least once. */
  private static long[] served(java.util.function.BooleanSupplier goesOn, int most) {
    var nanos = new ArrayList<Long>();
    int least = most < 1_000 ? most : 30;
    while (nanos.size() < least || nanos.size() < most && goesOn.getAsBoolean()) {
      long from = System.nanoTime();
      Ask.get("/api/v1/needs?limit=5").as("desk").send().expect(200);
      nanos.add(System.nanoTime() - from);
    }
    return nanos.stream().mapToLong(n -> n).toArray();
  }

  private static long p99(long[] nanos) {
    return percentile(nanos, 99);
  }

  private static long percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * percent / 100.0))];
  }

  /** A connection that is asked something every few seconds goes on for longer than any of them. */
  private static boolean honestOnesStay() {
    String ask =
        "GET /api/v1/needs?limit=1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + House.cast().token("desk")
            + "\r\n\r\n";
    try (Raw line = Raw.to(House.gateway())) {
      for (int i = 0; i < 3; i++) {
        String answer = line.write(ask).untilQuiet(Duration.ofMillis(700));
        for (int more = 0; answer.isEmpty() && more < 60; more++) { // the machine stands still
          answer = line.untilQuiet(Duration.ofMillis(700));
        }
        if (!Raw.statuses(answer).equals(List.of("200"))) {
          return false;
        }
      }
      return true;
    }
  }
}
