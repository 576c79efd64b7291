package org.jiebang.gateway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.GatewayConfig;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys. The first is made when it is first asked for, and kept, so that tokens outlive
 * a restart; the next one when the newest has grown old. Each is sealed like a personal field,
 * under a key that only the keys database and the environment's key-encryption key open together.
 */
@Singleton
class SigningKeys {

  private static final Logger LOG = Logger.getLogger(SigningKeys.class);
  private static final UUID ISSUER = Ids.derived("token-issuer");
  private static final String FIELD = "signingKey";

  /**
   * A key that no longer signs is published this much longer; a token lives ten minutes at most.
   */
  static final Duration STILL_VERIFIES = Duration.ofHours(1);

  /** Another instance may have made a key: its tokens must be known here soon. */
  private static final Duration REMEMBER = Duration.ofSeconds(1);

  private final EntityManager rows;
  private final PersonKeys keys;
  private final Duration signsFor;
  private final InstantSource time;
  private volatile @Nullable Known known;

  /**
   * @param number from 1; the highest signs
   */
  private record Pair(int number, EllipticCurveJsonWebKey key, Instant since) {}

  private record Known(List<Pair> newestFirst, Instant at) {}

  @Inject
  SigningKeys(EntityManager rows, PersonKeys keys, GatewayConfig config) {
    this(rows, keys, config.issuer().keyAge(), InstantSource.system());
  }

  SigningKeys(EntityManager rows, PersonKeys keys, Duration signsFor, InstantSource time) {
    this.rows = rows;
    this.keys = keys;
    this.signsFor = signsFor;
    this.time = time;
  }

  /** The pair that signs. */
  EllipticCurveJsonWebKey current() {
    return pairs().getFirst().key();
  }

  /** Those that tokens are verified with, newest first; never empty. */
  List<EllipticCurveJsonWebKey> all() {
    return pairs().stream().map(Pair::key).toList();
  }

  private List<Pair> pairs() {
    Instant now = time.instant();
    Known last = known;
    if (last == null || !now.isBefore(last.at().plus(REMEMBER))) {
      last = new Known(readOrMake(now), now);
      known = last;
    }
    return last.newestFirst();
  }

  private List<Pair> readOrMake(Instant now) {
    List<Pair> kept = read();
    int newest = kept.isEmpty() ? 0 : kept.getFirst().number();
    if (kept.isEmpty() || !now.isBefore(kept.getFirst().since().plus(signsFor))) {
      try {
        QuarkusTransaction.requiringNew().run(() -> rows.persist(make(newest + 1, now)));
        LOG.infof("a signing key was made number=%d", newest + 1);
      } catch (PersistenceException
          | IllegalStateException
          | io.quarkus.narayana.jta.QuarkusTransactionException e) {
        LOG.debug("another instance has made the next signing key", e);
      }
      kept = read();
    }
    if (kept.isEmpty()) {
      throw new IllegalStateException("the signing key could not be kept");
    }
    return verifying(kept, now);
  }

  /** The one that signs, and those that did until a short while ago. */
  private static List<Pair> verifying(List<Pair> newestFirst, Instant now) {
    var still = new ArrayList<Pair>(List.of(newestFirst.getFirst()));
    for (int i = 1; i < newestFirst.size(); i++) {
      Instant replaced = newestFirst.get(i - 1).since();
      if (now.isBefore(replaced.plus(STILL_VERIFIES))) {
        still.add(newestFirst.get(i));
      }
    }
    return List.copyOf(still);
  }

  private SigningKey make(int number, Instant now) {
    try {
      EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(UUID.randomUUID().toString());
      pair.setUse("sig");
      pair.setAlgorithm("ES256");
      var row = new SigningKey();
      row.number = number;
      row.sealed =
          Json.EVENTS.writeValueAsString(
              keys.seal(
                  ISSUER,
                  ISSUER,
                  FIELD,
                  pair.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
      row.since = now.truncatedTo(ChronoUnit.MICROS);
      return row;
    } catch (JoseException | JsonProcessingException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }

  private List<Pair> read() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows
                    .createQuery("from SigningKey k order by k.number desc", SigningKey.class)
                    .getResultList()
                    .stream()
                    .map(row -> new Pair(row.number, open(row), row.since))
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
