package org.jiebang.systemtests.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jiebang.local.Stack;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.bench.Peers.Peer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench gateway}: a request of 1 KB through the door, token check on, beside other
 * proxies in front of the same server.
 */
class GatewayBench {

  private static final int CONNECTIONS = 64;
  private static final int BODY = 1_024;
  private static final String PATH = "/api/v1/needs/01a00000-0000-7000-8000-000000000001";
  private static final Duration WARM = Duration.ofSeconds(3);

  /** Before the round that does not count: the compilers share the cores with all that runs. */
  private static final Duration COLD = Duration.ofSeconds(30);

  private static final Duration LENGTH = Duration.ofSeconds(4);
  private static final int HALF_LOADS = 3;

  private static final String OURS = "Jiebang's gateway, token check";
  private static final String SPRING = "Spring Cloud Gateway, token check";
  private static final String NGINX = "nginx";
  private static final String HAPROXY = "haproxy";
  private static final String DIRECT = "no proxy: the server itself";
  private static final String SECOND = "gateway-2";

  private final Map<String, Peer> contenders = new LinkedHashMap<>();

  /** Those that have been asked before. */
  private final Set<String> warm = new HashSet<>();

  @AfterAll
  static void one_gateway_again() {
    if (House.isOpen()) {
      House.stack().stop(SECOND);
    }
  }

  @Test
  void gateway() throws Exception {
    Path folder = Files.createTempDirectory("jiebang-bench");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    URI server = server(vertx);
    House.open();
    try (var peers = new Peers(folder, server)) {
      contenders.put(DIRECT, new Peer(server, ProcessHandle.current().pid()));
      contenders.put(OURS, ours(server));
      add(SPRING, peers.spring(House.gateway().resolve("/api/v1/auth/jwks")));
      add(NGINX, peers.nginx());
      add(HAPROXY, peers.haproxy());
      var rounds = new Rounds();
      contenders.forEach((name, peer) -> rounds.add(name, () -> window(name, peer)));
      Map<String, Figures> figures = rounds.run();
      Map<String, double[]> late = atHalfLoad(figures);
      report(figures, late, peers.missing());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private void add(String name, @Nullable Peer peer) {
    if (peer != null) {
      contenders.put(name, peer);
    }
  }

  private static URI server(Vertx vertx) throws Exception {
    Buffer body = Buffer.buffer("{\"text\":\"" + "x".repeat(BODY - 11) + "\"}");
    HttpServer listening =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request.response().putHeader("Content-Type", "application/json").end(body))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + listening.actualPort());
  }

  /** A second gateway, which takes the server for the service of needs. */
  private static Peer ours(URI server) {
    Stack stack = House.stack();
    stack.startSecond(
        Stack.GATEWAY,
        Map.of(
            "JIEBANG_PEERS_NEEDS", server.toString(),
            "JIEBANG_GATEWAY_LIMITS_FACTOR", "100000",
            "JIEBANG_GATEWAY_FEED_STREAMS_PER_SUBJECT", String.valueOf(2 * IdleStreams.MANY),
            // Last of all options, so that they win over those of ./jiebang up.
            "_JAVA_OPTIONS", String.join(" ", Peers.JVM)));
    return new Peer(stack.uri(SECOND), stack.pid(SECOND));
  }

  /** Tokens do not live as long as the bench. */
  private static String token() {
    House.cast().again("desk");
    return "Bearer " + House.cast().token("desk");
  }

  private Figures window(String name, Peer peer) throws Exception {
    String token = token();
    var lines = new ArrayList<KeepAlive>();
    try {
      return Load.of(
          CONNECTIONS,
          new Load.Window(
              warm.add(name) ? COLD : WARM, LENGTH, name.equals(DIRECT) ? null : peer.pid()),
          i -> {
            var line = new KeepAlive(peer.address(), PATH, token, BODY);
            lines.add(line);
            return line;
          });
    } finally {
      for (KeepAlive line : lines) {
        line.close();
      }
    }
  }

  /** By name: the rate, its p99, and that of the server alone at the same rate; medians. */
  private Map<String, double[]> atHalfLoad(Map<String, Figures> figures) throws Exception {
    Map<String, List<double[]>> seen = new LinkedHashMap<>();
    Peer direct = contenders.get(DIRECT);
    for (int round = 0; round < HALF_LOADS && direct != null; round++) {
      for (var contender : contenders.entrySet()) {
        if (contender.getKey().equals(DIRECT)) {
          continue;
        }
        double rate = Figures.rate(figures, contender.getKey()) / 2;
        seen.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>())
            .add(new double[] {rate, p99(rate, contender.getValue()), p99(rate, direct)});
      }
    }
    Map<String, double[]> medians = new LinkedHashMap<>();
    seen.forEach(
        (name, rounds) -> {
          var median = new double[3];
          for (int i = 0; i < 3; i++) {
            int field = i;
            median[i] =
                rounds.stream().mapToDouble(r -> r[field]).sorted().toArray()[rounds.size() / 2];
          }
          medians.put(name, median);
        });
    return medians;
  }

  private static double p99(double rate, Peer peer) throws Exception {
    String token = token();
    return Paced.p99(
        rate, CONNECTIONS, LENGTH, _ -> new KeepAlive(peer.address(), PATH, token, BODY));
  }

  private void report(
      Map<String, Figures> figures, Map<String, double[]> late, Map<String, String> missing)
      throws Exception {
    var report =
        new Report(
            "gateway",
            "GET of "
                + BODY
                + " bytes over HTTP/1.1, "
                + CONNECTIONS
                + " connections kept alive; callers and the server behind share one JVM on this"
                + " machine, the proxies are processes beside it. Ours checks the token, counts"
                + " quotas, inspects framing and headers and gives trace and request ids; Spring's"
                + " checks the token as its resource server does; nginx (one process) and haproxy"
                + " (two threads) pass on what comes. Both JVMs: "
                + String.join(" ", Peers.JVM)
                + ". CPU: callers and server + the proxy.");
    report.table("As fast as it goes", figures);
    report.line("");
    double ours = Figures.rate(figures, OURS);
    if (contenders.containsKey(SPRING)) {
      report.aim("times Spring Cloud Gateway", ours / Figures.rate(figures, SPRING), "≥", 2);
    }
    if (contenders.containsKey(NGINX)) {
      report.aim("of nginx", ours / Figures.rate(figures, NGINX), "≥", 0.6);
    }
    missing.forEach((name, why) -> report.line("- " + name + ": not measured, " + why));
    report.heading("Added latency at half load");
    report.line("| what | asked a second | p99 ms | of it by the server alone | added |");
    report.line("|---|---:|---:|---:|---:|");
    late.forEach(
        (name, l) ->
            report.line(
                String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %.2f | %.2f |",
                    name,
                    l[0],
                    l[1],
                    l[2],
                    l[1] - l[2])));
    report.line("");
    report.line(
        "Asked at fixed times, half as often as each could answer; late is counted from when a"
            + " request was due. Median of "
            + HALF_LOADS
            + " rounds.");
    Peer gateway = contenders.get(OURS);
    if (gateway != null) {
      House.cast().again("desk");
      new IdleStreams(
              gateway.address(), gateway.pid(), () -> "Bearer " + House.cast().token("desk"))
          .measure(report);
    }
    report.write();
  }
}
