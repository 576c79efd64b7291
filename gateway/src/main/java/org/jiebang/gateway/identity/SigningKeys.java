package org.jiebang.gateway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Json;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys. The first is made when it is first asked for, and kept, so that tokens outlive
 * a restart; it is sealed like a personal field, under a key that only the keys database and the
 * environment's key-encryption key open together.
 */
@Singleton
class SigningKeys {

  private static final Logger LOG = Logger.getLogger(SigningKeys.class);
  private static final UUID ISSUER = Ids.derived("token-issuer");
  private static final String FIELD = "signingKey";

  private final EntityManager rows;
  private final PersonKeys keys;
  private volatile @Nullable List<EllipticCurveJsonWebKey> known;

  SigningKeys(EntityManager rows, PersonKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  /** The pair that signs. */
  EllipticCurveJsonWebKey current() {
    return all().getFirst();
  }

  /** Newest first; never empty. */
  List<EllipticCurveJsonWebKey> all() {
    List<EllipticCurveJsonWebKey> keyPairs = known;
    if (keyPairs == null) {
      keyPairs = readOrMake();
      known = keyPairs;
    }
    return keyPairs;
  }

  private List<EllipticCurveJsonWebKey> readOrMake() {
    List<EllipticCurveJsonWebKey> kept = read();
    if (!kept.isEmpty()) {
      return kept;
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> rows.persist(make()));
    } catch (PersistenceException
        | IllegalStateException
        | io.quarkus.narayana.jta.QuarkusTransactionException e) {
      LOG.debug("another instance has made the first signing key", e);
    }
    kept = read();
    if (kept.isEmpty()) {
      throw new IllegalStateException("the signing key could not be kept");
    }
    return kept;
  }

  private SigningKey make() {
    try {
      EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(UUID.randomUUID().toString());
      pair.setUse("sig");
      pair.setAlgorithm("ES256");
      var row = new SigningKey();
      row.number = 1;
      row.sealed =
          Json.EVENTS.writeValueAsString(
              keys.seal(
                  ISSUER,
                  ISSUER,
                  FIELD,
                  pair.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
      row.since = Instant.now().truncatedTo(ChronoUnit.MICROS);
      return row;
    } catch (JoseException | JsonProcessingException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }

  private List<EllipticCurveJsonWebKey> read() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows
                    .createQuery("from SigningKey k order by k.number desc", SigningKey.class)
                    .getResultList()
                    .stream()
                    .map(this::open)
                    .toList());
  }

  private EllipticCurveJsonWebKey open(SigningKey row) {
    try {
      String pair = keys.open(Json.EVENTS.readValue(row.sealed, Envelope.class), ISSUER, FIELD);
      if (pair == null) {
        throw new IllegalStateException("the signing key has been destroyed");
      }
      return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(pair);
    } catch (JoseException | JsonProcessingException e) {
      throw new IllegalStateException("the signing key cannot be read", e);
    }
  }
}
