package org.jiebang.eventsourcing.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a bearer token into a {@link Caller}: signature by a listed algorithm and a key of the
 * issuer, {@code iss}, {@code aud}, {@code exp}, {@code iat}, a lifetime of at most ten minutes.
 * Uses the real clock, never the story's.
 */
@ApplicationScoped
public class TokenCheck {

  private static final Logger LOG = Logger.getLogger(TokenCheck.class);

  /** A token is at most this many characters: 64 grants are about 5,500. */
  private static final int MAX_LENGTH = 10_000;

  private static final int MAX_GRANTS = 64;

  /** A person sends the same token with every request; verifying it once a minute is enough. */
  private static final Duration REMEMBER = Duration.ofMinutes(1);

  /** Tokens known to have ended; whoever forges one has no signature and does not get in here. */
  private static final int REMEMBER_ENDED = 1_000;

  private record Believed(Caller caller, NumericDate until) {}

  private final JwtConsumer consumer;
  private final Duration maxAge;
  private final Cache<String, Believed> believed =
      Caffeine.newBuilder()
          .maximumSize(2_000)
          .expireAfterWrite(REMEMBER)
          .executor(Runnable::run) // what there is to do takes less than waking up another thread
          .build();

  /** A client that does not notice that its token has ended goes on sending it. */
  private final Cache<String, Boolean> ended =
      Caffeine.newBuilder().maximumSize(REMEMBER_ENDED).executor(Runnable::run).build();

  @Inject
  TokenCheck(IdentitySettings settings, KeySource source) {
    this(
        settings,
        new KeySet(
            source,
            settings.keysRefresh(),
            settings.keysRetain(),
            settings.keysPause(),
            System::nanoTime));
  }

  TokenCheck(IdentitySettings settings, KeySet keys) {
    this.maxAge = settings.maxAge();
    int skew = (int) settings.clockSkew().toSeconds();
    this.consumer =
        new JwtConsumerBuilder()
            .setRequireSubject()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setExpectedIssuer(true, settings.issuer())
            .setExpectedAudience(true, settings.audience())
            .setAllowedClockSkewInSeconds(skew)
            .setIssuedAtRestrictions(skew, (int) maxAge.toSeconds() + skew)
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    ConstraintType.PERMIT, settings.algorithms().toArray(String[]::new)))
            .setVerificationKeyResolver(
                (jws, nesting) -> {
                  Key key = keys.find(jws.getKeyIdHeaderValue(), jws.getAlgorithmHeaderValue());
                  if (key == null) {
                    throw new UnresolvableKeyException("no such key");
                  }
                  return key;
                })
            .build();
  }

  /**
   * Who the bearer of {@code token} is.
   *
   * @throws InvalidToken when it is not to be believed
   * @throws KeysUnreachable when that cannot be known now
   */
  public Caller check(String token) {
    if (token.length() > MAX_LENGTH) {
      throw InvalidToken.refused();
    }
    Caller known = known(token);
    if (known != null) {
      return known;
    }
    if (ended.getIfPresent(token) != null) {
      throw InvalidToken.refused();
    }
    try {
      JwtClaims claims = consumer.processToClaims(token);
      Believed now = new Believed(caller(claims), claims.getExpirationTime());
      believed.put(token, now);
      return now.caller();
    } catch (InvalidJwtException e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (t instanceof KeysUnreachable unreachable) {
          throw unreachable;
        }
      }
      if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
        ended.put(token, true);
      }
      LOG.debugf("token refused: %s", e.getErrorDetails());
      throw InvalidToken.refused();
    } catch (MalformedClaimException | IllegalArgumentException e) {
      LOG.debugf("token refused: %s", e.getMessage());
      throw InvalidToken.refused();
    }
  }

  /** Who bears {@code token}, if it was checked just now; null when it must be checked. At once. */
  public @Nullable Caller known(String token) {
    Believed known = token.length() > MAX_LENGTH ? null : believed.getIfPresent(token);
    return known != null && NumericDate.now().isBefore(known.until()) ? known.caller() : null;
  }

  private Caller caller(JwtClaims claims) throws MalformedClaimException {
    long lifetime = claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
    if (lifetime > maxAge.toSeconds()) {
      throw new IllegalArgumentException("lives too long");
    }
    List<String> texts =
        claims.hasClaim("grants") ? claims.getStringListClaimValue("grants") : List.of();
    if (texts.size() > MAX_GRANTS) {
      throw new IllegalArgumentException("more than " + MAX_GRANTS + " grants");
    }
    var grants = new ArrayList<Grant>();
    for (String text : texts) {
      Grant grant = Grant.parse(text);
      if (grant.role() == Role.SYS) {
        throw new IllegalArgumentException("SYS is never in a token");
      }
      grants.add(grant);
    }
    String client = claims.getStringClaimValue("client");
    if (client == null && grants.stream().anyMatch(grant -> grant.role() == Role.APP)) {
      throw new IllegalArgumentException("APP without a client");
    }
    return new Caller(
        UUID.fromString(claims.getSubject()),
        List.copyOf(grants),
        client,
        client == null ? Set.of() : scope(claims),
        client == null ? null : claims.getStringClaimValue("client_secret_id"));
  }

  /** As RFC 9068 has it: separated by spaces. Names that we do not know open nothing. */
  private static Set<String> scope(JwtClaims claims) throws MalformedClaimException {
    String text = claims.getStringClaimValue("scope");
    return text == null || text.isBlank()
        ? Set.of()
        : Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
  }
}
