package org.jiebang.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static final UUID LI = new UUID(9, 1);
  private static final Instant NOW = Instant.parse("2025-03-01T04:00:00.9Z");
  private static final String GRID_WORKER = "GRD@community:0195505c-6a00-7000-8000-000000000021";

  @Test
  void a_token_says_who_may_do_what_where_and_for_how_long() throws Exception {
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId("k1");
    String token =
        Tokens.sign(
            key,
            "urn:jiebang:test",
            new Tokens.Bearer(LI, List.of(Grant.parse(GRID_WORKER)), null),
            NOW,
            Duration.ofMinutes(10));
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKey(key.getPublicKey())
            .setExpectedAudience("jiebang")
            .setExpectedIssuer("urn:jiebang:test")
            .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(NOW.getEpochSecond()))
            .build()
            .processToClaims(token);
    assertThat(claims.getSubject()).isEqualTo(LI.toString());
    assertThat(claims.getStringListClaimValue("grants")).containsExactly(GRID_WORKER);
    assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 600);
  }
}
