package org.jiebang.systemtests.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jiebang.local.Repository;
import org.jspecify.annotations.Nullable;

/** The proxies that ours stands beside, each a process of its own in front of one server. */
final class Peers implements AutoCloseable {

  /**
   * As for our own gateway: the real compiler, and as much memory. What ours remembers in its start
   * cache of how a start ran is left out, since the compiler would go by it (ADR 0062).
   */
  static final List<String> JVM =
      List.of(
          "-XX:-UseSerialGC",
          "-XX:+UseParallelGC",
          "-XX:TieredStopAtLevel=4",
          "-Xmx512m",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining");

  private static final Path SPRING = Repository.root().resolve("system-tests/bench/spring-gateway");

  /**
   * One of them.
   *
   * @param pid whose processor time is told apart
   */
  record Peer(URI address, long pid) {}

  private final Path folder;
  private final URI server;
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, String> missing = new TreeMap<>();

  Peers(Path folder, URI server) {
    this.folder = folder;
    this.server = server;
  }

  /** Why some are not there, by name. */
  Map<String, String> missing() {
    return missing;
  }

  /** Null when it is not installed. */
  @Nullable Peer nginx() throws IOException {
    int port = freePort();
    Path config = folder.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        daemon off;
        master_process off;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log stderr warn;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %1$s/nginx-body;
          proxy_temp_path %1$s/nginx-proxy;
          fastcgi_temp_path %1$s/nginx-fastcgi;
          uwsgi_temp_path %1$s/nginx-uwsgi;
          scgi_temp_path %1$s/nginx-scgi;
          keepalive_requests 1000000000;
          upstream service { server %2$s; keepalive 64; keepalive_requests 1000000000; }
          server {
            listen 127.0.0.1:%3$d;
            location / {
              proxy_pass http://service;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """
            .formatted(folder, server.getAuthority(), port));
    return start(
        "nginx", port, "nginx", "-p", folder.toString(), "-c", config.toString(), "-e", "stderr");
  }

  /** Null when it is not installed. */
  @Nullable Peer haproxy() throws IOException {
    int port = freePort();
    Path config = folder.resolve("haproxy.cfg");
    Files.writeString(
        config,
        """
        global
          nbthread 2
        defaults
          mode http
          timeout connect 2s
          timeout client 60s
          timeout server 60s
          http-reuse always
        frontend door
          bind 127.0.0.1:%d
          default_backend service
        backend service
          server one %s
        """
            .formatted(port, server.getAuthority()));
    return start("haproxy", port, "haproxy", "-db", "-f", config.toString());
  }

  /**
   * Spring Cloud Gateway from its published artifacts, with the token check of a resource server.
   * Null when Maven cannot get them.
   *
   * @param keys where the issuer publishes its keys
   */
  @Nullable Peer spring(URI keys) throws IOException, InterruptedException {
    if (!Files.isDirectory(SPRING.resolve("target/lib")) && !packaged("-o") && !packaged("-U")) {
      missing.put("Spring Cloud Gateway", "Maven could not get its artifacts");
      return null;
    }
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(
        List.of(
            "-cp",
            SPRING.resolve("target/classes") + ":" + SPRING.resolve("target/lib") + "/*",
            "org.jiebang.peer.SpringGateway",
            "--server.port=" + port,
            "--backend=" + server,
            "--jwks=" + keys));
    return start("Spring Cloud Gateway", port, command.toArray(String[]::new));
  }

  private boolean packaged(String network) throws IOException, InterruptedException {
    return new ProcessBuilder("mvn", "-q", "-B", "-ntp", network, "package")
            .directory(SPRING.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("spring-build.log").toFile())
            .start()
            .waitFor()
        == 0;
  }

  private @Nullable Peer start(String name, int port, String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name.replace(' ', '-') + ".log").toFile())
              .start();
    } catch (IOException notInstalled) {
      missing.put(name, "not installed on this machine");
      return null;
    }
    processes.add(process);
    Awaitility.await(name)
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended; its log is in " + folder);
              }
              return listens(port);
            });
    return new Peer(URI.create("http://127.0.0.1:" + port), process.pid());
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }
}
