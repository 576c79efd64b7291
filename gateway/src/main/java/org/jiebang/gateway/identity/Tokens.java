package org.jiebang.gateway.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.partner.Client;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Writes and signs tokens (ARCHITECTURE, "Rights"). Their times are of the real clock. */
final class Tokens {

  private static final String AUDIENCE = "jiebang";

  private Tokens() {}

  /** Who the token is for, and through whom. */
  record Bearer(UUID subject, Collection<Grant> grants, @Nullable Proved through) {}

  /**
   * @param now the real time, not the story's
   */
  static String sign(
      EllipticCurveJsonWebKey key, String issuer, Bearer bearer, Instant now, Duration lifetime) {
    List<String> texts = bearer.grants().stream().map(Grant::toString).sorted().toList();
    var claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setSubject(bearer.subject().toString());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
    claims.setGeneratedJwtId();
    claims.setStringListClaim("grants", texts);
    if (bearer.through() != null) {
      Client.Registered client = bearer.through().client();
      claims.setClaim("client", client.client().value().toString());
      claims.setClaim("client_secret_id", bearer.through().secret().value().toString());
      claims.setClaim("scope", String.join(" ", client.scopes()));
    }
    var token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setHeader("typ", "JWT");
    token.setKey(key.getPrivateKey());
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }
}
