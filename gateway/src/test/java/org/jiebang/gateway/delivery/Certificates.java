package org.jiebang.gateway.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates for a test, made with the JDK's own tool, and an authority that signs them. */
final class Certificates {

  private static final String AUTHORITY = "authority";
  private static final String PASSWORD = "of-this-test-only";

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
    keytool(
        "-genkeypair",
        "-alias",
        AUTHORITY,
        "-dname",
        "CN=authority",
        "-ext",
        "bc:c",
        "-validity",
        "30");
    keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-file", authority().toString());
  }

  /** Its own certificate, as PEM. */
  Path authority() {
    return folder.resolve("authority.pem");
  }

  /** Signed by the authority; good today. */
  Certificates signed(String alias, String host) {
    return make(alias, host, "-signer", AUTHORITY, "-validity", "30");
  }

  /** Signed by the authority; was good until five days ago. */
  Certificates expired(String alias, String host) {
    return make(alias, host, "-signer", AUTHORITY, "-startdate", "-10d", "-validity", "5");
  }

  /** Signed by itself. */
  Certificates strange(String alias, String host) {
    return make(alias, host, "-validity", "30");
  }

  private Certificates make(String alias, String host, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair", "-alias", alias, "-dname", "CN=" + host, "-ext", "san=dns:" + host));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
    return this;
  }

  private void keytool(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
    command.addAll(
        List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path store() {
    return folder.resolve("keys.p12");
  }

  /** For a server that shows this one. */
  SSLContext showing(String alias) {
    try (InputStream in = Files.newInputStream(store())) {
      char[] password = PASSWORD.toCharArray();
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(in, password);
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, password);
      one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
