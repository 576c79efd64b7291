package org.jiebang.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** A real Kafka 4 broker, alone and its own controller, in its own JVM on 127.0.0.1. */
public final class KafkaServer {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Path home;
  private final Path log;
  private final int port;
  private final int controllerPort;

  /**
   * @param home folder of the topics and the broker's settings; made on first start, kept by {@link
   *     #stop}
   * @param log file that the broker's messages are appended to
   * @param controllerPort a second loopback port, which the broker uses alone
   */
  public KafkaServer(Path home, Path log, int port, int controllerPort) {
    this.home = home.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /** Starts it and waits until it answers. */
  public Child start() {
    Child child = launch();
    awaitReady(child);
    return child;
  }

  /** Starts it without waiting, so that its pid can be noted first. */
  Child launch() {
    String classPath = Repository.kafkaClassPath();
    for (int needed : List.of(port, controllerPort)) {
      if (!Ports.isFree("127.0.0.1", needed)) {
        throw new NotStarted("Port " + needed + " for Kafka is taken.");
      }
    }
    Disk.folder(home);
    Path settings = home.resolve("server.properties");
    Disk.writePrivately(settings, settings());
    format(classPath, settings);
    return Child.start(
        "kafka",
        command("kafka.Kafka", settings.toString()),
        Map.of("CLASSPATH", classPath),
        home,
        log);
  }

  void awaitReady(Child child) {
    boolean ready =
        Wait.until(
            START_PATIENCE, Duration.ofMillis(50), () -> !child.alive() || Ports.isOpen(port));
    if (!ready || !child.alive() || !Topics.answers(bootstrap(), START_PATIENCE)) {
      child.kill();
      throw new NotStarted("Kafka did not start: see " + log + ".");
    }
  }

  /** Stops it in order. */
  public static void stop(Child child) {
    child.stop(STOP_PATIENCE);
  }

  /** What clients connect to: {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  private void format(String classPath, Path settings) {
    Path done = home.resolve("formatted");
    if (Files.exists(done)) {
      return;
    }
    Disk.delete(home.resolve("topics"));
    Child.run(
        "kafka-format",
        command(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            clusterId(),
            "-c",
            settings.toString(),
            "--standalone"),
        Map.of("CLASSPATH", classPath),
        home,
        log);
    if (!Files.exists(home.resolve("topics/meta.properties"))) {
      throw new NotStarted("Kafka could not prepare its folder: see " + log + ".");
    }
    // Our own mark: a launcher killed meanwhile leaves a folder that only looks prepared.
    Disk.writePrivately(done, "");
  }

  // The class path goes by environment: a short command line can be read back from the system.
  private List<String> command(String... mainAndArguments) {
    List<String> command = new ArrayList<>(Jvm.command(256));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.add("-Djiebang.folder=" + home);
    command.addAll(List.of(mainAndArguments));
    return command;
  }

  /**
   * Kafka's own ids never begin with a dash, which its tool would take for an option: 1 in 64
   * would.
   */
  private static String clusterId() {
    return Uuid.randomUuid().toString();
  }

  // The broker runs in its home, so the folder needs no quoting.
  private String settings() {
    return """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        log.dirs=topics
        log.retention.ms=-1
        log.segment.bytes=67108864
        log.index.size.max.bytes=1048576
        auto.create.topics.enable=false
        num.partitions=%3$d
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=4
        group.initial.rebalance.delay.ms=0
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=700
        # Alone on a small machine, mostly idle: every thread here wakes up several times a second.
        num.network.threads=1
        num.io.threads=2
        background.threads=1
        group.coordinator.threads=1
        share.coordinator.threads=1
        group.coordinator.rebalance.protocols=classic,consumer
        metadata.max.idle.interval.ms=5000
        replica.high.watermark.checkpoint.interval.ms=30000
        log.cleaner.dedupe.buffer.size=4194304
        """
        .formatted(port, controllerPort, Topics.PARTITIONS);
  }
}
