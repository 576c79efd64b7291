package org.jiebang.local;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.OpenIdProvider;
import org.jspecify.annotations.Nullable;

/**
 * A whole Jiebang: MariaDB, Kafka and the services as processes of this machine, each of which can
 * be stopped, killed and started again by its name ({@code mariadb}, {@code kafka}, {@code needs},
 * {@code matching}, {@code points}, {@code gateway}; a second instance is {@code needs-2}), and
 * {@code keycloak} where people sign in there.
 *
 * <p>The launcher runs one in {@code .jiebang}; system tests run their own:
 *
 * <pre>{@code
 * try (Stack stack = Stack.forTest("story")) {
 *   stack.startAll();
 *   stack.kill("kafka");
 * }
 * }</pre>
 */
public final class Stack implements AutoCloseable {
  public static final String MARIADB = "mariadb";
  public static final String KAFKA = "kafka";
  public static final String KEYCLOAK = "keycloak";
  public static final String GATEWAY = "gateway";

  private static final Set<String> SERVERS = Set.of(MARIADB, KAFKA, KEYCLOAK);
  private static final String CONTROLLER = "kafka-controller";
  private static final Duration READY_PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** A test machine that does other things for some seconds is no outage. */
  private static final Map<String, String> PATIENT =
      Map.of(
          "jiebang.http.position-patience", "10s",
          "jiebang.store.in-flight-wait", "20s",
          "jiebang.store.turn-patience", "20s",
          "jiebang.gateway.proxy.connect-timeout", "10s",
          "jiebang.gateway.proxy.read-timeout", "30s");

  private final Home home;
  private final StateFile state;
  private final Secrets secrets;
  private final Outside outside;
  private final PrintStream progress;
  private final Map<String, ServiceDatabase> databases = new ConcurrentHashMap<>();
  private Map<String, String> besides = Map.of();
  private boolean closing;

  Stack(Home home, StateFile state, Secrets secrets, Outside outside, PrintStream progress) {
    this.home = home;
    this.state = state;
    this.secrets = secrets;
    this.outside = outside;
    this.progress = progress;
  }

  /**
   * Says where the door will be, before anything starts.
   *
   * @param gatewayPort null: any free one
   * @param host the address that the gateway listens on; everything else stays on 127.0.0.1
   */
  void openDoorAt(@Nullable Integer gatewayPort, String host) {
    int port = gatewayPort != null ? gatewayPort : state.port(GATEWAY);
    state.change(s -> s.withPort(GATEWAY, port).withHost(host));
  }

  /** A fresh one under {@code target/stacks}, gone when closed, except for its logs. */
  public static Stack forTest(String name) {
    Path folder = Repository.root().resolve("target/stacks").resolve(name + "-" + Random.suffix());
    Home home = new Home(folder);
    Stack stack =
        new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, System.out);
    stack.openDoorAt(null, "127.0.0.1");
    stack.besides = PATIENT;
    // A test that is interrupted must not leave six processes behind.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-stack"));
    return stack;
  }

  /** Before the first start: people sign in at a Keycloak, not at the built-in issuer. */
  public Stack withKeycloak() {
    state.change(State::withKeycloak);
    return this;
  }

  /** For tests, before the first start: a setting of every service, under its key. */
  public Stack with(String key, String value) {
    var more = new HashMap<>(besides);
    more.put(key, value);
    besides = Map.copyOf(more);
    return this;
  }

  /** For tests: one that lies in this folder already, and stays there. */
  public static Stack at(Path folder) {
    Home home = new Home(folder);
    Stack stack =
        new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, System.out);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::killAll, "kill-stack"));
    return stack;
  }

  /** As {@code ./jiebang backup} does; the exit code. */
  public int backup(Path into) {
    return new Backup(this, home, into, null, progress).run();
  }

  /** As {@code ./jiebang restore} does; everything is down before and after. The exit code. */
  public int restore(Path from, boolean replace, boolean acceptLoss) {
    return new Restore(home, this, from, from.resolve("keys"), replace, acceptLoss, progress).run();
  }

  /** As {@code ./jiebang verify} does; the exit code. */
  public int verify() {
    return new Verify(home, progress).run();
  }

  /** Servers, databases, topics and services, until all are ready. */
  public void startAll() {
    Provisioning.SERVICES.forEach(service -> new ServiceProcess(service).requireBuilt());
    CompletableFuture<?> identity = Joined.begin(this::startKeycloak);
    try {
      startServers();
    } finally {
      Joined.with(identity);
    }
    startServices();
  }

  private void startKeycloak() {
    if (state.get().keycloak()) {
      portForStart(KEYCLOAK);
      start(KEYCLOAK);
    }
  }

  /** MariaDB and Kafka, with databases, users and topics. */
  public void startServers() {
    CompletableFuture<?> database =
        Joined.begin(
            () -> {
              startUnlessOutside(MARIADB);
              provideDatabases();
            });
    try {
      startUnlessOutside(KAFKA);
      Topics.create(bootstrap(), outside.topicPrefix(), Provisioning.SERVICES);
    } finally {
      Joined.with(database);
    }
  }

  /** The four services, side by side. */
  public void startServices() {
    // All addresses first: each service is told where the others will be.
    Provisioning.SERVICES.forEach(this::portForStart);
    List<CompletableFuture<?>> starting = new ArrayList<>();
    for (String service : Provisioning.SERVICES) {
      starting.add(Joined.begin(() -> start(service)));
    }
    starting.forEach(Joined::with);
  }

  /** Starts one server or service and waits until it is ready. */
  public void start(String name) {
    start(name, Map.of());
  }

  /**
   * For tests: with settings of its own beside those of the house.
   *
   * @param extra as environment variables, e.g. {@code JIEBANG_CRASH_AT}
   */
  public void start(String name, Map<String, String> extra) {
    long from = System.nanoTime();
    Child child = launch(name, extra);
    awaitReady(child);
    long millis = (System.nanoTime() - from) / 1_000_000;
    progress.printf(
        "  %-10s %-28s ready in %d.%d s%n",
        name, address(name), millis / 1000, millis % 1000 / 100);
  }

  /** Another instance of a service on the same databases, on a port of its own; returns where. */
  public URI startSecond(String service) {
    return startSecond(service, Map.of());
  }

  /** As {@link #startSecond(String)}, with settings as in {@link #start(String, Map)}. */
  public URI startSecond(String service, Map<String, String> extra) {
    String name = service + "-2";
    state.port(name);
    state.port(managementOf(name));
    start(name, extra);
    return uri(name);
  }

  /** Ends it in order (SIGTERM). */
  public void stop(String name) {
    Child child = child(name);
    if (child != null) {
      child.stop(STOP_PATIENCE);
      state.change(s -> s.without(name));
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill(String name) {
    Child child = child(name);
    if (child != null) {
      child.kill();
      state.change(s -> s.without(name));
    }
  }

  /** For tests: it keeps everything it has and does nothing (SIGSTOP) until {@link #resume}. */
  public void suspend(String name) {
    signal(name, "STOP");
  }

  /** It goes on as if nothing had been (SIGCONT). */
  public void resume(String name) {
    signal(name, "CONT");
  }

  private void signal(String name, String signal) {
    Child child = child(name);
    if (child != null) {
      child.signal(signal);
    }
  }

  /** Stops it in order and starts it again. */
  public void restart(String name) {
    stop(name);
    start(name);
  }

  /** Whether its process runs. */
  public boolean alive(String name) {
    Child child = child(name);
    return child != null && child.alive();
  }

  /** Its process id. */
  public long pid(String name) {
    Child child = child(name);
    if (child == null) {
      throw new NotStarted(name + " is not running.");
    }
    return child.pid();
  }

  /** Whether it runs and answers. */
  public boolean ready(String name) {
    return switch (name) {
      case MARIADB -> mariaDb().ready();
      case KAFKA -> Ports.isOpen(port(KAFKA));
      case KEYCLOAK -> keycloak().ready();
      default -> Health.ready(management(name));
    };
  }

  /** The base address of a service, without a slash at its end. */
  public URI uri(String name) {
    String host = name.equals(GATEWAY) ? ServiceProcess.reachable(state.get().host()) : "127.0.0.1";
    return URI.create("http://" + host + ":" + port(name));
  }

  /**
   * Where a service tells of itself: health, metrics. On loopback only, whoever its door is for.
   */
  public URI management(String name) {
    return URI.create("http://127.0.0.1:" + port(managementOf(name)));
  }

  /** The door. */
  public URI gateway() {
    return uri(GATEWAY);
  }

  /** Where people sign in; null: at the gateway's built-in issuer. */
  public @Nullable OpenIdProvider provider() {
    return state.get().keycloak()
        ? new OpenIdProvider(keycloak().issuer(), KeycloakServer.APP)
        : null;
  }

  /** Keycloak's demo partner acts for itself in that community; nothing where there is none. */
  public void letDemoPartnerIn(String community) {
    OpenIdProvider provider = provider();
    if (provider != null) {
      new DemoPartner(keycloak(), provider, secrets).letIn(community);
    }
  }

  /** A client's way to the gateway. */
  public Api api() {
    return new Api(gateway(), provider());
  }

  public Secrets secrets() {
    return secrets;
  }

  /** MariaDB as root. */
  public DatabaseServer databaseServer() {
    return outside.database() != null ? outside.database() : mariaDb().endpoint();
  }

  /** Kafka's address for clients. */
  public String bootstrap() {
    return outside.bootstrap() != null ? outside.bootstrap() : "127.0.0.1:" + port(KAFKA);
  }

  /** The databases and users of a service; there once the servers have started. */
  public ServiceDatabase database(String service) {
    ServiceDatabase database = databases.get(service);
    if (database == null) {
      throw new IllegalStateException("The databases of " + service + " are not made yet.");
    }
    return database;
  }

  /** The name of a service's database of views; its log's has {@code _log} behind it. */
  String databaseName(String service) {
    return outside.databasePrefix() + service;
  }

  /** Before the names of topics. */
  String topicPrefix() {
    return outside.topicPrefix();
  }

  /** The log of a server or service. */
  public Path log(String name) {
    return home.log(name);
  }

  /** Where everything of it lies: data, logs, state. */
  public Path folder() {
    return home.folder();
  }

  /** Stops everything: services first, then Kafka, then MariaDB. */
  public void stopAll() {
    synchronized (this) {
      closing = true;
    }
    List<String> names = state.get().children().stream().map(Child::name).toList();
    names.stream()
        .filter(name -> !SERVERS.contains(name))
        .map(name -> Joined.begin(() -> stop(name)))
        .toList()
        .forEach(Joined::with);
    stop(KEYCLOAK);
    stop(KAFKA);
    stop(MARIADB);
  }

  /** For tests: ends everything at once and deletes the data. */
  @Override
  public void close() {
    killAll();
    Disk.delete(home.data());
    Disk.delete(home.anchors());
  }

  private void killAll() {
    synchronized (this) {
      closing = true;
    }
    state.get().children().forEach(child -> kill(child.name()));
  }

  private void startUnlessOutside(String server) {
    boolean named =
        server.equals(MARIADB) ? outside.database() != null : outside.bootstrap() != null;
    if (!named) {
      portForStart(server);
      start(server);
    }
  }

  private void provideDatabases() {
    Provisioning provisioning = new Provisioning(databaseServer());
    for (String service : Provisioning.SERVICES) {
      databases.put(
          service,
          provisioning.provide(
              outside.databasePrefix(),
              service,
              secrets.databaseUser(service + "_app"),
              secrets.databaseUser(service + "_migrate")));
    }
  }

  private Child launch(String name, Map<String, String> extra) {
    if (alive(name)) {
      throw new NotStarted(name + " runs already.");
    }
    Child child =
        switch (name) {
          case MARIADB -> mariaDb().launch();
          case KAFKA -> kafka().launch();
          case KEYCLOAK -> keycloak().launch();
          default -> new ServiceProcess(name).launch(home, serviceSettings(name, extra));
        };
    note(child);
    return child;
  }

  // The pid is on disk before we wait, so that a launcher killed meanwhile leaves a trace.
  private synchronized void note(Child child) {
    if (closing) {
      child.kill();
      throw new NotStarted("Stopped while starting " + child.name() + ".");
    }
    state.change(s -> s.with(child));
  }

  private void awaitReady(Child child) {
    switch (child.name()) {
      case MARIADB -> mariaDb().awaitReady(child);
      case KAFKA -> kafka().awaitReady(child);
      case KEYCLOAK -> keycloak().awaitReady(child);
      default ->
          new ServiceProcess(child.name())
              .awaitReady(child, management(child.name()), uri(child.name()), home, READY_PATIENCE);
    }
  }

  private Map<String, String> serviceSettings(String name, Map<String, String> extra) {
    String service = ServiceProcess.serviceOf(name);
    Settings settings = new Settings();
    besides.forEach(settings::put);
    ServiceConfig.of(database(service)).forEach(settings::put);
    settings.put("quarkus.http.port", String.valueOf(port(name)));
    settings.put("jiebang.lease.advertise", "http://127.0.0.1:" + port(name));
    settings.put("quarkus.management.port", String.valueOf(port(managementOf(name))));
    settings.put("quarkus.http.host", name.equals(GATEWAY) ? state.get().host() : "127.0.0.1");
    settings.put("jiebang.kafka.bootstrap", bootstrap());
    settings.put("jiebang.kafka.topic-prefix", outside.topicPrefix());
    settings.put("jiebang.kafka.partitions", String.valueOf(Topics.PARTITIONS));
    settings.put("jiebang.keys.kek", secrets.personKeysKey());
    settings.put("jiebang.service-token", secrets.serviceToken());
    settings.put("jiebang.chain.key", secrets.anchorKey());
    settings.put("jiebang.chain.public-keys", secrets.anchorPublicKeys());
    settings.put("jiebang.chain.directory", home.anchors().toString());
    settings.put("jiebang.chain.writer", name);
    settings.put("jiebang.identity.issuer", "urn:jiebang:local");
    settings.put("jiebang.identity.jwks-url", gateway() + "/api/v1/auth/jwks");
    settings.put("jiebang.bootstrap.district", state.get().district().toString());
    settings.put("jiebang.bootstrap.password", secrets.bootstrapPassword());
    settings.put("jiebang.bootstrap.operator-password", secrets.accountPassword("operator"));
    if (state.get().keycloak()) {
      keycloak().believed(settings);
      if (service.equals(GATEWAY)) {
        keycloak().keepingAccounts(settings);
      }
    }
    for (String peer : Provisioning.SERVICES) {
      settings.put("jiebang.peers." + peer, uri(peer).toString());
    }
    Map<String, String> environment = new HashMap<>(settings.asEnvironment());
    environment.putAll(extra);
    return environment;
  }

  // The gateway's port was chosen when the stack was made: a person may have named it.
  private void portForStart(String name) {
    if (!name.equals(GATEWAY)) {
      state.port(name);
    }
    if (name.equals(KAFKA)) {
      state.port(CONTROLLER);
    }
    if (Provisioning.SERVICES.contains(name)) {
      state.port(managementOf(name));
    }
  }

  /** For people; empty for a server, which has none. */
  static String managementPort(State state, String name) {
    Integer port = state.ports().get(managementOf(name));
    return port == null ? "" : port.toString();
  }

  private static String managementOf(String service) {
    return service + "/management";
  }

  private MariaDbServer mariaDb() {
    return new MariaDbServer(
        MariaDbBinaries.sharedFolder(),
        home.data().resolve("mariadb"),
        home.log(MARIADB),
        port(MARIADB),
        secrets.databaseRoot());
  }

  private KafkaServer kafka() {
    return new KafkaServer(
        home.data().resolve("kafka"), home.log(KAFKA), port(KAFKA), port(CONTROLLER));
  }

  private KeycloakServer keycloak() {
    return new KeycloakServer(
        new KeycloakProgram(MariaDbBinaries.sharedFolder(), home.log("keycloak-build")),
        home.data().resolve(KEYCLOAK),
        home.log(KEYCLOAK),
        port(KEYCLOAK),
        secrets);
  }

  private int port(String name) {
    Integer port = state.get().ports().get(name);
    if (port == null) {
      throw new NotStarted(name + " was never started here.");
    }
    return port;
  }

  private String address(String name) {
    return name.equals(MARIADB) || name.equals(KAFKA)
        ? "127.0.0.1:" + port(name)
        : uri(name).toString();
  }

  private @Nullable Child child(String name) {
    return state.get().child(name);
  }
}
