package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Written;
import org.jiebang.systemtests.abuse.HostileRequests.Hostile;
import org.jiebang.systemtests.contract.Served;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the contract and spoilt: whatever is sent, no answer is a failure, none tells
 * how the house is built, every refusal is a problem of the promised shape, and no refusal has
 * written anything.
 *
 * <p>After whatever needs the sample community as it was: what is sent is also accepted, and the
 * desk may well decide that a category waits for the council from now on.
 */
@Order(30)
class HostileTortureIT {

  private static final Duration BOX = Duration.ofSeconds(13);
  private static final int LEAST = 600;
  private static final int CALLERS = 4;
  private static final int MOST_SHOWN = 15;

  private final Map<String, Integer> told = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private final ConcurrentSkipListSet<String> asked = new ConcurrentSkipListSet<>();
  private final AtomicInteger accepted = new AtomicInteger();

  @Test
  void whatever_is_sent_the_answer_is_proper_and_a_refusal_writes_nothing()
      throws InterruptedException {
    try (Torture torture = Torture.of("hostile-requests")) {
      canaries(torture);
      var requests = new HostileRequests(Served.read(), Playground.open());
      int most = torture.dose(4_000, 20_000);
      long end = System.nanoTime() + torture.dose(BOX, Duration.ofHours(1)).toNanos();
      Written written = Written.sinceNow();
      var next = new AtomicInteger();
      var callers = new ArrayList<Thread>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int n = next.getAndIncrement();
                          n < most && (System.nanoTime() < end || n < LEAST);
                          n = next.getAndIncrement()) {
                        send(n, requests.next(random(torture, n)));
                      }
                    }));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      report(torture, requests, written);
    }
  }

  private static SplittableRandom random(Torture torture, int number) {
    return new SplittableRandom(torture.seed() * 31 + number * 0x9E3779B97F4A7C15L);
  }

  private void report(Torture torture, HostileRequests requests, Written written) {
    int sent = told.values().stream().mapToInt(n -> n).sum();
    int refused = sent - accepted.get();
    torture.count("answers by status", told);
    torture.count("commands accepted", accepted.get());
    torture.count("operations", asked.size() + " of " + requests.operations().size());
    assertThat(faults.stream().limit(MOST_SHOWN)).as("%d faults", faults.size()).isEmpty();
    long commands = written.commands();
    torture.count("commands in the logs", commands);
    assertThat(commands).as("commands written, those accepted").isLessThanOrEqualTo(accepted.get());
    torture.atLeast("requests", sent, torture.dose(300, 20_000));
    torture.atLeast("refused", refused, sent / 2);
    torture.atLeast("operations asked", asked.size(), torture.dose(100, 200));
    torture.atLeast("not for being too many", sent - told.getOrDefault("429", 0), sent * 99L / 100);
    // Without this line, a count that sees nothing would pass.
    Needs.submitted();
    torture.canary("a command that nobody admits to", written.commands() == commands + 1);
  }

  private void send(int number, Hostile hostile) {
    String verdict;
    try {
      Reply reply = hostile.ask().send();
      verdict = String.valueOf(reply.status());
      boolean command = hostile.draft().method.equals("POST");
      if (command && reply.status() < 300 && !reply.replayed()) {
        accepted.incrementAndGet();
      }
      asked.add(hostile.draft().operation.id());
    } catch (UncheckedIOException e) {
      // Turned away while it was still sending: the answer may be lost with the connection.
      verdict = hostile.draft().chunked ? "cut off" : fault(number, hostile, e);
      accepted.incrementAndGet(); // perhaps
    } catch (AssertionError | IllegalArgumentException e) {
      verdict = fault(number, hostile, e);
    }
    synchronized (told) {
      told.merge(verdict, 1, Integer::sum);
    }
  }

  private String fault(int number, Hostile hostile, Throwable e) {
    synchronized (faults) {
      faults.add("no. " + number + " " + hostile + ": " + e);
    }
    return "fault";
  }

  /** A house that does everything wrong: each of its answers must be seen for what it is. */
  private static void canaries(Torture torture) {
    record Bad(String what, int status, String type, String body) {}
    String problem = "application/problem+json";
    String good =
        "{\"type\":\"/problems/NOT_FOUND\",\"title\":\"Not found\",\"status\":404,"
            + "\"code\":\"NOT_FOUND\",\"detail\":\"x\",\"instance\":\"/\",\"traceId\":\"1\"}";
    var all =
        List.of(
            new Bad("a failure", 500, problem, good.replace("404", "500")),
            new Bad("a stack trace", 400, problem, good.replace("\"x\"", "\"at a.B.c(B.java:1)\"")),
            new Bad("SQL", 200, "application/json", "{\"a\":\"Duplicate entry '1' for key 'x'\"}"),
            new Bad("a refusal that is no problem", 400, "text/plain", "no"),
            new Bad("a problem without an instance", 404, problem, good.replace("instance", "i")),
            new Bad("a status that is a text", 404, problem, good.replace("404", "\"404\"")));
    for (Bad bad : all) {
      torture.canary(bad.what(), !passes(bad.status(), bad.type(), bad.body()));
    }
    if (!passes(404, problem, good)) {
      throw new AssertionError("a proper refusal is taken for a fault");
    }
  }

  private static boolean passes(int status, String type, String body) {
    try {
      HttpServer bad =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      bad.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Language", "en");
            exchange.sendResponseHeaders(status, body.length());
            exchange
                .getResponseBody()
                .write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
          });
      bad.start();
      try {
        URI there = URI.create("http://127.0.0.1:" + bad.getAddress().getPort());
        Ask.get("/nothing").at(there).send();
        return true;
      } catch (AssertionError e) {
        return false;
      } finally {
        bad.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
