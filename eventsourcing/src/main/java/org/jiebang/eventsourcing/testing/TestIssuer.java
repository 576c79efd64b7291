package org.jiebang.eventsourcing.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * An issuer for tests, without a server: {@link #token} signs, and the test profile reads the
 * public key from a file below {@code target}. The key is made once per JVM and kept in a system
 * property, because tests and application may be in different class loaders.
 */
public final class TestIssuer {

  /** {@code iss} of every token; the test profile's {@code jiebang.identity.issuer}. */
  public static final String ISSUER = "urn:jiebang:test";

  /** The test profile's {@code jiebang.identity.jwks-url}. */
  private static final Path KEYS = Path.of("target", "test-issuer.jwks");

  private static final String KEY = "jiebang.test-issuer.key";

  private TestIssuer() {}

  /**
   * A token of five minutes.
   *
   * @param grants e.g. {@code GRD@community:<uuid>}
   */
  public static String token(UUID person, String... grants) {
    return sign(claims(person, grants));
  }

  /** What {@link #token} signs; for tests that spoil something. */
  public static JwtClaims claims(UUID person, String... grants) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("jiebang");
    claims.setSubject(person.toString());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setStringListClaim("grants", List.of(grants));
    return claims;
  }

  public static String sign(JwtClaims claims) {
    try {
      PublicJsonWebKey key = key();
      var jws = new JsonWebSignature();
      jws.setPayload(claims.toJson());
      jws.setKey(key.getPrivateKey());
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  private static PublicJsonWebKey key() {
    // Not the class's own monitor: another class loader has another class.
    synchronized (System.class) {
      try {
        String known = System.getProperty(KEY);
        if (known == null) {
          EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
          made.setKeyId("test-" + UUID.randomUUID());
          made.setUse("sig");
          made.setAlgorithm("ES256");
          Files.createDirectories(KEYS.toAbsolutePath().getParent());
          Files.writeString(
              KEYS, new JsonWebKeySet(made).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
          known = made.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
          System.setProperty(KEY, known);
        }
        return PublicJsonWebKey.Factory.newPublicJwk(known);
      } catch (JoseException | IOException e) {
        throw new IllegalStateException("cannot make a key", e);
      }
    }
  }
}
