package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jiebang.local.Stack;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Written;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bodies without end, a hundred at once: refused before they are taken in. */
@Order(9)
class HugeBodiesIT {

  private static final int AT_ONCE = 100;

  /**
   * Its heap (128 MB) may not have been used to its end before; a hundred bodies taken in, even
   * only by a few MB each, would be more.
   */
  private static final int MOST_GROWTH_KB = 160 * 1024;

  /**
   * More than anybody takes of one body of 2 GB: the door throws away up to 8 MB behind its answer,
   * and beside that Linux lets the buffers of both sockets grow (tcp_rmem and tcp_wmem: 10 MB by
   * default, 36 MB seen, and machines for fast lines say 2 × 64 MB).
   */
  private static final long MOST_TAKEN = 256L << 20;

  private static final byte[] CHUNK =
      ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(US_ASCII);

  @Test
  void a_hundred_bodies_without_end_take_no_memory() throws Exception {
    Path status = Path.of("/proc/" + House.stack().pid(Stack.GATEWAY) + "/status");
    Assumptions.assumeTrue(Files.exists(status), "only Linux tells what memory a process has");
    String token = House.cast().token("desk");
    round(token); // what is needed once is there
    Written written = Written.sinceNow();
    long before = rssKb(status);
    long most = before;
    for (int i = 0; i < 3; i++) {
      round(token);
      most = Math.max(most, rssKb(status));
    }
    System.out.printf("Gateway's memory: %d KB, %d KB under huge bodies%n", before, most);
    assertThat(most - before).as("KB more than before").isLessThan(MOST_GROWTH_KB);
    assertThat(written.commands()).isZero();
    Ask.get("/api/v1/me").as("desk").send().expect(200);
  }

  private static void round(String token) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries = new ArrayList<Future<Long>>();
      for (int i = 0; i < AT_ONCE; i++) {
        String path = List.of("/api/v1/needs", "/api/v1/persons", "/api/v1/auth/tokens").get(i % 3);
        boolean announced = i % 2 == 0;
        Callable<Long> flood = () -> flood(path, token, announced);
        tries.add(callers.submit(flood));
      }
      for (Future<Long> one : tries) {
        assertThat(one.get()).as("bytes taken of one body").isLessThan(MOST_TAKEN);
      }
    }
  }

  /** Writes until it is cut off; how much that was. */
  private static long flood(String path, String token, boolean announced) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n"
            + "Authorization: Bearer "
            + token
            + "\r\n"
            + (announced ? "Content-Length: 2147483648" : "Transfer-Encoding: chunked")
            + "\r\n\r\n";
    long written = 0;
    try (Raw line = Raw.to(House.gateway()).write(head)) {
      while (written < MOST_TAKEN && line.writes(CHUNK)) {
        written += CHUNK.length;
      }
      List<String> answered = Raw.statuses(line.untilClosed(Duration.ofMinutes(1)));
      // Who is still writing when the door shuts may not hear why.
      assertThat(answered).isSubsetOf("413", "400");
    }
    return written;
  }

  private static long rssKb(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
