package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class TokenCheckTest {

  private static final UUID PERSON = new UUID(3, 1);
  private static final String GRANT = "GRD@community:0190aaaa-0000-7000-8000-000000000001";

  private record Settings(URI jwksUrl) implements IdentitySettings {
    @Override
    public String issuer() {
      return TestIssuer.ISSUER;
    }

    @Override
    public String audience() {
      return "jiebang";
    }

    @Override
    public List<String> algorithms() {
      return List.of("ES256", "RS256");
    }

    @Override
    public Duration maxAge() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration clockSkew() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration keysRefresh() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration keysRetain() {
      return Duration.ofHours(12);
    }

    @Override
    public Duration keysPause() {
      return Duration.ZERO;
    }
  }

  private static final Settings SETTINGS = new Settings(URI.create("file:target/test-issuer.jwks"));

  private final TokenCheck tokens = new TokenCheck(SETTINGS, new JwksUrl(SETTINGS));

  @Test
  void a_good_token_is_a_caller() {
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
    claims.setClaim("client", "app-1");
    claims.setClaim("scope", " needs:read  openid ");
    assertThat(tokens.check(TestIssuer.sign(claims)))
        .isEqualTo(
            new Caller(
                PERSON, List.of(Grant.parse(GRANT)), "app-1", Set.of("needs:read", "openid")));
    claims.setClaim("client_secret_id", "secret-7");
    assertThat(tokens.check(TestIssuer.sign(claims)).secret()).isEqualTo("secret-7");
  }

  @Test
  void without_a_client_a_scope_means_nothing() {
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
    claims.setClaim("scope", "openid profile");
    assertThat(tokens.check(TestIssuer.sign(claims)))
        .isEqualTo(new Caller(PERSON, List.of(Grant.parse(GRANT)), null));
  }

  @Test
  void a_partner_apps_own_role_needs_the_partner_app() {
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT.replace("GRD", "APP"));
    assertThatThrownBy(() -> tokens.check(TestIssuer.sign(claims)))
        .isInstanceOf(InvalidToken.class);
    claims.setClaim("client", "app-1");
    assertThat(tokens.check(TestIssuer.sign(claims)).grants()).hasSize(1);
  }

  @Test
  void a_token_without_grants_is_a_person_without_office() {
    JwtClaims claims = TestIssuer.claims(PERSON);
    claims.unsetClaim("grants");
    assertThat(tokens.check(TestIssuer.sign(claims)).grants()).isEmpty();
  }

  @Test
  void sixty_four_grants_are_the_most() {
    String[] many = IntStream.range(0, 65).mapToObj(i -> GRANT).toArray(String[]::new);
    assertThatThrownBy(() -> tokens.check(TestIssuer.token(PERSON, many)))
        .isInstanceOf(InvalidToken.class);
  }

  @Test
  void an_unsigned_token_is_refused() {
    String signed = TestIssuer.token(PERSON, GRANT);
    // {"alg":"none"}
    String unsigned = "eyJhbGciOiJub25lIn0." + signed.split("\\.")[1] + ".";
    assertThatThrownBy(() -> tokens.check(unsigned)).isInstanceOf(InvalidToken.class);
  }

  @Test
  void a_token_of_the_future_is_refused() {
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
    claims.setIssuedAt(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + 120));
    assertThatThrownBy(() -> tokens.check(TestIssuer.sign(claims)))
        .isInstanceOf(InvalidToken.class);
  }

  @Test
  void an_ended_token_is_looked_into_once_and_a_forged_one_each_time() {
    var looks = new AtomicInteger();
    var counted =
        new TokenCheck(
            SETTINGS,
            new KeySet(
                new JwksUrl(SETTINGS),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ZERO,
                () -> {
                  looks.incrementAndGet();
                  return 0;
                }));
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
    claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 300));
    claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 120));
    String past = TestIssuer.sign(claims);
    assertThatThrownBy(() -> counted.check(past)).isInstanceOf(InvalidToken.class);
    int once = looks.get();
    assertThat(once).isPositive();
    assertThatThrownBy(() -> counted.check(past)).isInstanceOf(InvalidToken.class);
    assertThat(looks).hasValue(once);
    // Under it stands the signature of another token.
    String forged =
        past.substring(0, past.lastIndexOf('.'))
            + TestIssuer.token(PERSON, GRANT).replaceFirst("^.*\\.", ".");
    assertThatThrownBy(() -> counted.check(forged)).isInstanceOf(InvalidToken.class);
    int forgedOnce = looks.get();
    assertThatThrownBy(() -> counted.check(forged)).isInstanceOf(InvalidToken.class);
    assertThat(looks.get()).isGreaterThan(forgedOnce);
  }

  @Test
  void an_issuer_out_of_reach_is_not_the_callers_fault() {
    var unreachable =
        new TokenCheck(
            SETTINGS,
            (KeySource)
                () -> {
                  throw new IOException("refused");
                });
    assertThatThrownBy(() -> unreachable.check(TestIssuer.token(PERSON, GRANT)))
        .isInstanceOf(KeysUnreachable.class);
  }
}
