package org.jiebang.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak on 127.0.0.1 with the realm of {@code deploy/keycloak}: accounts, sign-in and
 * tokens in place of the built-in issuer. Its data is a file database in its home.
 */
final class KeycloakServer {
  static final String REALM = "jiebang";

  /** The client of first-party apps: public, authorisation code with PKCE. */
  static final String APP = "jiebang-app";

  /** The demo partner's client. */
  static final String PARTNER = "demo-partner";

  private static final Duration START_PATIENCE = Duration.ofSeconds(240);
  private static final int HEAP_MEGABYTES = 320;

  private final KeycloakProgram program;
  private final Path home;
  private final Path log;
  private final int port;
  private final Secrets secrets;

  /**
   * @param home folder of its data; made on first start
   * @param log file that its messages are appended to
   */
  KeycloakServer(KeycloakProgram program, Path home, Path log, int port, Secrets secrets) {
    this.program = program;
    this.home = home.toAbsolutePath();
    this.log = log;
    this.port = port;
    this.secrets = secrets;
  }

  /** Starts it without waiting, so that its pid can be noted first. */
  Child launch() {
    Path base = program.ready();
    if (!Ports.isFree("127.0.0.1", port)) {
      throw new NotStarted("Port " + port + " for Keycloak is taken.");
    }
    KeycloakProgram.link(base, home);
    // Imported when the realm is not there yet; Keycloak wants this file name.
    Path realm = home.resolve("data/import").resolve(REALM + "-realm.json");
    Disk.folderOf(realm);
    Disk.copy(Repository.root().resolve("deploy/keycloak").resolve(realm.getFileName()), realm);
    return Child.start(
        Stack.KEYCLOAK,
        KeycloakProgram.command(
            base,
            home,
            HEAP_MEGABYTES,
            List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + uri())),
        environment(),
        home,
        log);
  }

  void awaitReady(Child child) {
    boolean ready =
        Wait.until(START_PATIENCE, Duration.ofMillis(200), () -> !child.alive() || ready());
    if (!ready || !child.alive()) {
      child.kill();
      throw new NotStarted("Keycloak did not start: see " + log + ".");
    }
  }

  /** Whether it answers for our realm. */
  boolean ready() {
    try {
      HttpURLConnection ask =
          (HttpURLConnection)
              URI.create(issuer() + "/.well-known/openid-configuration").toURL().openConnection();
      ask.setConnectTimeout(1000);
      ask.setReadTimeout(5000);
      try {
        return ask.getResponseCode() == 200;
      } finally {
        ask.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The {@code iss} of its tokens. */
  URI issuer() {
    return URI.create(uri() + "/realms/" + REALM);
  }

  /** What every service must know to believe its tokens. */
  void believed(Settings settings) {
    settings.put("jiebang.identity.issuer", issuer().toString());
    settings.put("jiebang.identity.jwks-url", issuer() + "/protocol/openid-connect/certs");
  }

  /** What the gateway alone must know, to keep accounts there. */
  void keepingAccounts(Settings settings) {
    settings.put("jiebang.gateway.issuer.built-in", "false");
    settings.put("jiebang.identity.accounts", "keycloak");
    settings.put("jiebang.keycloak.url", uri().toString());
    settings.put("jiebang.keycloak.client-secret", secrets.keycloakClient("jiebang-gateway"));
  }

  // The realm file has places for these.
  private Map<String, String> environment() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdmin(),
        "JIEBANG_KEEPS_ACCOUNTS", "true",
        "JIEBANG_GATEWAY_SECRET", secrets.keycloakClient("jiebang-gateway"),
        "JIEBANG_DEMO_PARTNER", "true",
        "JIEBANG_DEMO_PARTNER_ID", secrets.partnerId(),
        "JIEBANG_DEMO_PARTNER_SECRET", secrets.keycloakClient(PARTNER));
  }
}
