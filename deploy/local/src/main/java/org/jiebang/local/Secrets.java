package org.jiebang.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The passwords and keys of one installation: random, made when first asked for, kept in a file
 * that only its owner can read.
 */
public final class Secrets {
  private static final String ACCOUNT = "account.";

  private final Home home;
  private final TreeMap<String, String> values;

  @SuppressWarnings("unchecked")
  Secrets(Home home) {
    this.home = home;
    this.values = new TreeMap<>(JsonFile.read(home.secretsFile(), Map.class, Map.of()));
  }

  /** The password of a demo account, the same each time, for whoever creates it or signs in. */
  public String accountPassword(String account) {
    return once(ACCOUNT + account, Random::password);
  }

  /** Demo accounts that have a password, with it. */
  public synchronized Map<String, String> accounts() {
    Map<String, String> accounts = new TreeMap<>();
    values
        .tailMap(ACCOUNT)
        .forEach(
            (key, value) -> {
              if (key.startsWith(ACCOUNT)) {
                accounts.put(key.substring(ACCOUNT.length()), value);
              }
            });
    return accounts;
  }

  /** The password of the first account, which may create others. */
  public String bootstrapPassword() {
    return once("bootstrap", Random::password);
  }

  /** What services show each other. */
  public String serviceToken() {
    return once("service-token", Random::password);
  }

  /** The key that wraps the keys of persons: 32 bytes in Base64. */
  public String personKeysKey() {
    return once("keys.kek", Random::key);
  }

  /** The private key that signs the anchors of the logs: Ed25519, PKCS#8 in Base64. */
  public String anchorKey() {
    return anchorKeys().getFirst();
  }

  /** The public keys that anchors may be signed with, joined by commas: X.509 in Base64. */
  public String anchorPublicKeys() {
    return anchorKeys().get(1);
  }

  /** Keycloak's first administrator, {@code admin}. */
  public String keycloakAdmin() {
    return once("keycloak.admin", Random::password);
  }

  /** The secret of a confidential client of Keycloak. */
  public String keycloakClient(String client) {
    return once("keycloak.client." + client, Random::password);
  }

  /** The id of the demo partner app: {@code client} of its tokens. */
  public String partnerId() {
    return once("partner.id", () -> UUID.randomUUID().toString());
  }

  private synchronized List<String> anchorKeys() {
    String secret = values.get("chain.key");
    String open = values.get("chain.public-keys");
    if (secret == null || open == null) {
      List<String> pair = Random.signingKeys();
      secret = pair.getFirst();
      // Whoever changes the key by removing it keeps the old public half.
      open = open == null ? pair.get(1) : open + "," + pair.get(1);
      values.put("chain.key", secret);
      values.put("chain.public-keys", open);
      JsonFile.write(home.secretsFile(), values);
    }
    return List.of(secret, open);
  }

  /** MariaDB's root. */
  String databaseRoot() {
    return once("db.root", Random::password);
  }

  /** A user of a database. */
  String databaseUser(String user) {
    return once("db." + user, Random::password);
  }

  private synchronized String once(String name, Supplier<String> make) {
    String known = values.get(name);
    if (known == null) {
      known = make.get();
      values.put(name, known);
      JsonFile.write(home.secretsFile(), values);
    }
    return known;
  }
}
