package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/**
 * Tokens that the issuer has signed, and that are still not to be believed. Those that it has not
 * signed are in {@code ForgedTokensIT} of the system tests.
 */
class ForgedTokensTest {

  private static final UUID PERSON = new UUID(3, 1);
  private static final String GRANT = "GRD@community:0190aaaa-0000-7000-8000-000000000001";

  private static final IdentitySettings SETTINGS =
      new SmallRyeConfigBuilder()
          .withMapping(IdentitySettings.class)
          .withConverter(Duration.class, 200, new DurationConverter())
          .withDefaultValues(
              Map.of(
                  "jiebang.identity.issuer", TestIssuer.ISSUER,
                  "jiebang.identity.jwks-url", "file:target/test-issuer.jwks",
                  "jiebang.identity.keys-pause", "0s"))
          .build()
          .getConfigMapping(IdentitySettings.class);

  private final TokenCheck tokens =
      new TokenCheck(SETTINGS, new JwksUrl(URI.create("file:target/test-issuer.jwks")));

  private static NumericDate in(long seconds) {
    return NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds);
  }

  private static Map<String, Consumer<JwtClaims>> flaws() {
    Map<String, Consumer<JwtClaims>> all = new LinkedHashMap<>();
    for (String claim : List.of("iss", "aud", "sub", "exp", "iat")) {
      all.put("without " + claim, c -> c.unsetClaim(claim));
      all.put(claim + " is null", c -> c.setClaim(claim, null));
      all.put(claim + " is empty", c -> c.setClaim(claim, ""));
      all.put(claim + " is an object", c -> c.setClaim(claim, Map.of("a", 1)));
      all.put(claim + " is a list of nothing", c -> c.setClaim(claim, List.of()));
      all.put(claim + " is true", c -> c.setClaim(claim, true));
    }
    for (String issuer :
        List.of(
            "urn:somebody",
            TestIssuer.ISSUER + "/",
            TestIssuer.ISSUER + " ",
            " ",
            TestIssuer.ISSUER.toUpperCase(java.util.Locale.ROOT),
            TestIssuer.ISSUER + "\0")) {
      all.put("issuer «" + issuer + "»", c -> c.setIssuer(issuer));
    }
    for (String audience :
        List.of("others", "Jiebang", "jiebang ", "jiebang,others", "*", "jiebang\0", "jiebang2")) {
      all.put("audience «" + audience + "»", c -> c.setAudience(audience));
    }
    all.put("audiences, none of them ours", c -> c.setAudience("a", "b"));
    for (String subject :
        List.of("me", "1-1-1", "' OR 1=1", "../1", "desk", PERSON + "x", PERSON + "\0", " ")) {
      all.put("subject «" + subject + "»", c -> c.setSubject(subject));
    }
    all.put("expired a minute ago", c -> c.setExpirationTime(in(-60)));
    all.put("expired a year ago", c -> c.setExpirationTime(in(-31_536_000)));
    all.put("expires in an hour", c -> c.setExpirationTime(in(3_600)));
    all.put("never expires", c -> c.setExpirationTime(NumericDate.fromSeconds(Long.MAX_VALUE)));
    all.put("expires before it is issued", c -> c.setIssuedAt(in(900)));
    all.put("expires in milliseconds", c -> c.setClaim("exp", System.currentTimeMillis() + 60_000));
    all.put("expires as a text", c -> c.setClaim("exp", "" + in(60).getValue()));
    all.put("expires as 1e400", c -> c.setClaim("exp", "1e400"));
    all.put("expires in 1969", c -> c.setClaim("exp", -1));
    all.put("issued an hour ago", c -> c.setIssuedAt(in(-3_600)));
    all.put("issued in two minutes", c -> c.setIssuedAt(in(120)));
    all.put("not before two minutes", c -> c.setNotBefore(in(120)));
    all.put("not before, as a text", c -> c.setClaim("nbf", "tomorrow"));
    all.put("grants are a text", c -> c.setClaim("grants", GRANT));
    all.put("grants are an object", c -> c.setClaim("grants", Map.of("COM", "x")));
    all.put("grants are numbers", c -> c.setClaim("grants", List.of(1, 2)));
    all.put("65 grants", c -> c.setStringListClaim("grants", Collections.nCopies(65, GRANT)));
    for (String grant :
        List.of(
            "",
            "COM",
            "COM@",
            "COM@community",
            "COM@community:",
            "@community:" + PERSON,
            "com@community:" + PERSON,
            "EVERYTHING@community:" + PERSON,
            "SYS@community:" + PERSON,
            "COM@community:*",
            "COM@community:x",
            "COM@community:" + PERSON + " ",
            "COM@community:" + PERSON + ",DIS@district:" + PERSON,
            "COM@@community:" + PERSON)) {
      all.put("grant «" + grant + "»", c -> c.setStringListClaim("grants", grant));
    }
    all.put("client is a number", c -> c.setClaim("client", 1));
    all.put("client is a list", c -> c.setClaim("client", List.of("a")));
    return all;
  }

  @Test
  void none_of_them_is_believed() {
    assertThatCode(() -> tokens.check(TestIssuer.token(PERSON, GRANT))).doesNotThrowAnyException();
    Map<String, Consumer<JwtClaims>> flaws = flaws();
    assertThat(flaws).hasSizeGreaterThan(70);
    var believed = new ArrayList<String>();
    flaws.forEach(
        (what, flaw) -> {
          JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
          flaw.accept(claims);
          try {
            believed.add(what + ": " + tokens.check(TestIssuer.sign(claims)));
          } catch (InvalidToken refused) {
            // As it should be; anything else would end the test.
          }
        });
    assertThat(believed).isEmpty();
  }

  @Test
  void a_token_that_was_believed_is_not_any_more_when_it_has_expired() throws Exception {
    JwtClaims claims = TestIssuer.claims(PERSON, GRANT);
    // Within the clocks' allowed difference: just now still good, and remembered.
    claims.setIssuedAt(in(-60));
    claims.setExpirationTime(in(-1));
    String token = TestIssuer.sign(claims);
    assertThatCode(() -> tokens.check(token)).doesNotThrowAnyException();
    assertThat(tokens.known(token)).as("nobody remembers it beyond its end").isNull();
  }

  @Test
  void ten_thousand_unknown_keys_are_one_look_at_the_issuer() {
    var looks = new AtomicInteger();
    var keys =
        new KeySet(
            () -> {
              looks.incrementAndGet();
              return new JwksUrl(URI.create("file:target/test-issuer.jwks")).fetch();
            },
            Duration.ofMinutes(10),
            Duration.ofHours(12),
            Duration.ofMinutes(1),
            () -> 0);
    assertThatCode(() -> TestIssuer.token(PERSON)).doesNotThrowAnyException(); // its keys are there
    for (int i = 0; i < 10_000; i++) {
      assertThat(keys.find("unknown-" + i, i % 2 == 0 ? "ES256" : "RS256")).isNull();
    }
    assertThat(looks).hasValue(1);
  }
}
