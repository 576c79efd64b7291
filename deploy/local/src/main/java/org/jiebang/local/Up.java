package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiebang.local.Arguments.Misused;
import org.jiebang.local.sample.Samples;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Story;
import org.jiebang.local.story.StoryFailed;
import org.jspecify.annotations.Nullable;

/** {@code ./jiebang up}: cleans what an earlier run left, starts everything, stays or returns. */
final class Up {
  private static final int DEFAULT_PORT = 8080;
  private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
  private static final int WATCHES_PER_ROTATION = 30;

  private final Home home;
  private final PrintStream out = System.out;
  private final StateFile state;
  private final Secrets secrets;
  private final Stack stack;
  private final int port;
  private final String host;
  private final boolean detach;
  private final boolean sample;
  private final List<String> samples;
  private final boolean keycloak;
  private final Lang lang;
  private final AtomicBoolean leaveRunning = new AtomicBoolean();

  private Up(Home home, Arguments arguments, Outside outside) {
    this.home = home;
    this.state = new StateFile(home);
    this.secrets = new Secrets(home);
    this.stack = new Stack(home, state, secrets, outside, out);
    this.port = arguments.number("--port", DEFAULT_PORT, 1, 65_535);
    this.host = arguments.option("--host", "127.0.0.1");
    this.detach = arguments.has("-d");
    this.sample = !arguments.has("--no-sample");
    this.samples = samples(arguments);
    this.keycloak = arguments.has("--keycloak");
    this.lang = Launcher.lang(arguments);
  }

  static Up parse(Home home, List<String> line) {
    Arguments arguments =
        Arguments.of(
            line,
            Set.of(
                "--port",
                "--host",
                "--lang",
                "--sample",
                "--db",
                "--db-root-password-env",
                "--kafka"),
            Set.of("-d", "--no-sample", "--keycloak"),
            0);
    Outside outside = new Outside(database(arguments), arguments.option("--kafka"));
    return new Up(home, arguments, outside);
  }

  private static List<String> samples(Arguments arguments) {
    String asked = arguments.option("--sample");
    if (asked == null) {
      return List.of();
    }
    if (arguments.has("--no-sample")) {
      throw new Misused("Either --sample or --no-sample.");
    }
    try {
      return Samples.asked(asked);
    } catch (IllegalArgumentException e) {
      throw new Misused(String.valueOf(e.getMessage()));
    }
  }

  int run() {
    try (HomeLock _ = HomeLock.take(home)) {
      if (isUp()) {
        out.println("Jiebang is up already: " + stack.gateway());
        return more() ? 0 : 1;
      }
      long from = System.nanoTime();
      clean();
      requirePort();
      chooseIssuer();
      state.change(s -> s.startedBy(Child.self("launcher")));
      stack.openDoorAt(port, host);
      Runtime.getRuntime().addShutdownHook(new Thread(this::stopUnlessLeft, "stop"));
      out.println("Starting (logs in " + home.log("x").getParent() + ")");
      stack.startAll();
      out.printf("Jiebang is up: %s (%.1f s)%n", stack.gateway(), (System.nanoTime() - from) / 1e9);
      boolean told = firstTime() & more();
      greet();
      if (detach) {
        state.change(State::leftRunning);
        leaveRunning.set(true);
        return told ? 0 : 1;
      }
      watch();
      return 0;
    }
  }

  private boolean isUp() {
    State known = state.get();
    return known.detached()
        && known.children().stream().map(Child::name).toList().containsAll(Provisioning.SERVICES)
        && known.children().stream().allMatch(Child::alive);
  }

  private void clean() {
    LogFiles.rotate(home);
    List<Child> alive = state.get().children().stream().filter(Child::alive).toList();
    if (!alive.isEmpty()) {
      out.println("Stopping what an earlier run left: " + names(alive));
    }
    new Down(home, out).stopEverything(state);
  }

  private void requirePort() {
    if (!Ports.isFree(host, port)) {
      throw new NotStarted(
          "Port %d on %s is taken (or not ours): ./jiebang up --port N chooses another."
              .formatted(port, host));
    }
  }

  // Accounts do not move from one to the other.
  private void chooseIssuer() {
    if (keycloak && !state.get().keycloak()) {
      if (Files.exists(home.data())) {
        throw new NotStarted(
            "The accounts of this Jiebang are with the built-in issuer: ./jiebang reset, then"
                + " ./jiebang up --keycloak.");
      }
      stack.withKeycloak();
    }
    if (state.get().keycloak()) {
      out.println("People sign in at Keycloak (fetched and built once, which takes minutes)");
    }
  }

  // A story that fails is said and seen in the exit code, but the house stays up to be looked at.
  private boolean firstTime() {
    if (!sample || state.get().sampleLoaded()) {
      return true;
    }
    out.println("First start: loading the sample community and telling the story once");
    try {
      SampleCommunity.load(stack.api(), secrets, lang, out);
      stack.letDemoPartnerIn(new Cast(stack.api(), secrets).player("desk").scope("COM"));
      state.change(s -> s.withSample());
      return new Story().run(stack.api(), secrets, lang, out) == 0;
    } catch (NotStarted e) {
      out.println(e.getMessage());
      return false;
    }
  }

  private boolean more() {
    if (!samples.isEmpty() && !state.get().sampleLoaded()) {
      out.println("The samples lie beside 五环社区: ./jiebang up without --no-sample loads it.");
      return false;
    }
    try {
      for (String name : samples) {
        if (!state.get().samples().contains(name)) {
          out.println("Loading the sample " + name);
          Samples.load(name, stack.api(), secrets, lang, out);
          state.change(s -> s.withSample(name));
        }
      }
      return true;
    } catch (NotStarted | StoryFailed e) {
      out.println(e.getMessage());
      return false;
    }
  }

  private void greet() {
    out.println();
    out.println("  " + stack.gateway());
    if (!secrets.accounts().isEmpty()) {
      out.println("  accounts:");
      secrets
          .accounts()
          .forEach((account, password) -> out.printf("    %-24s %s%n", account, password));
    }
    if (state.get().keycloak()) {
      out.printf(
          "  Keycloak: %s, administrator admin %s%n",
          stack.uri(Stack.KEYCLOAK), secrets.keycloakAdmin());
    }
    out.printf(
        "  try:  curl -s %s/api/v1/me -H \"Authorization: Bearer $(./jiebang token desk)\"%n",
        stack.gateway());
    out.println(
        detach
            ? "  ./jiebang status, ./jiebang logs NAME, ./jiebang down"
            : "  Ctrl-C stops everything; the data stays");
  }

  // Nothing is restarted silently: a service that dies is a fact that somebody should look at.
  private void watch() {
    Set<String> gone = new HashSet<>();
    for (int round = 1; ; round++) {
      Wait.pause(WATCH_EVERY);
      for (Child child : state.get().children()) {
        if (!child.alive() && gone.add(child.name())) {
          out.printf(
              "%s ended by itself (pid %d): see %s. The others go on.%n",
              child.name(), child.pid(), home.whereToLook(child.name()));
        }
      }
      if (round % WATCHES_PER_ROTATION == 0) {
        LogFiles.rotate(home);
      }
    }
  }

  private void stopUnlessLeft() {
    if (!leaveRunning.get()) {
      out.println("Stopping");
      stack.stopAll();
      out.println("Stopped");
    }
  }

  private static String names(List<Child> children) {
    return String.join(", ", children.stream().map(Child::name).toList());
  }

  private static @Nullable DatabaseServer database(Arguments arguments) {
    String address = arguments.option("--db");
    String variable = arguments.option("--db-root-password-env");
    if (address == null && variable == null) {
      return null;
    }
    if (address == null || variable == null || !address.matches(".+:\\d{1,5}")) {
      throw new Misused("An own MariaDB is named by --db HOST:PORT --db-root-password-env NAME.");
    }
    String password = System.getenv(variable);
    if (password == null) {
      throw new Misused("The environment has no " + variable + ".");
    }
    int colon = address.lastIndexOf(':');
    return new DatabaseServer(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), password);
  }
}
