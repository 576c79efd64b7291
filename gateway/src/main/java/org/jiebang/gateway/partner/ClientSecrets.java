package org.jiebang.gateway.partner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import org.jiebang.eventsourcing.Sha256;
import org.jspecify.annotations.Nullable;

/** Makes secrets of partner clients and knows them again; what is kept is their hashes. */
@Singleton
public class ClientSecrets {

  /** So that whoever finds one in a log or a repository knows what it is. */
  private static final String MARK = "jbs_";

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final EntityManager rows;

  ClientSecrets(EntityManager rows) {
    this.rows = rows;
  }

  /**
   * A new secret under this name. When a command is tried twice at once there are two of them, and
   * both would do, until the one that nobody was told goes: see {@link #forget}.
   */
  String make(SecretId name) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var row = new ClientSecret();
              row.hash = Sha256.hex(secret);
              row.secret = name.value();
              row.since = Instant.now().truncatedTo(ChronoUnit.MICROS);
              rows.persist(row);
            });
    return secret;
  }

  /** The secret was never told to anybody: nothing is to be opened by it. */
  void forget(String secret) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.createQuery("delete from ClientSecret s where s.hash = :hash")
                    .setParameter("hash", Sha256.hex(secret))
                    .executeUpdate());
  }

  /** All secrets of these names have ended. */
  void forget(Collection<SecretId> names) {
    if (!names.isEmpty()) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  rows.createQuery("delete from ClientSecret s where s.secret in (:names)")
                      .setParameter("names", names.stream().map(SecretId::value).toList())
                      .executeUpdate());
    }
  }

  /** The name of a secret; null when it is none of ours. */
  public @Nullable SecretId named(String secret) {
    ClientSecret row =
        QuarkusTransaction.requiringNew()
            .call(() -> rows.find(ClientSecret.class, Sha256.hex(secret)));
    return row == null ? null : new SecretId(row.secret);
  }
}
