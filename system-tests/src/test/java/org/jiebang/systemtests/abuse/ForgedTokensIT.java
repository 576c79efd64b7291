package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jiebang.local.Stack;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Tokens that somebody without the issuer's key can make, shown to the door and to the services
 * behind it: none is believed, and however many name keys that nobody knows, the issuer is asked
 * for its keys once a pause. Tokens that the issuer signed and that are still not to be believed
 * are in {@code ForgedTokensTest} of the kernel.
 */
@Order(9)
class ForgedTokensIT {

  private static final int FLOOD = 400;
  private static final int KEYS_PAUSE_SECONDS = 60;

  private static final Map<String, String> FORGED = new LinkedHashMap<>();

  private static ObjectNode head = (ObjectNode) Logs.read("{}");
  private static String claims = "";

  @BeforeAll
  static void forge() throws GeneralSecurityException {
    String token = House.cast().token("desk");
    String[] parts = token.split("\\.", -1);
    head = (ObjectNode) Logs.read(decoded(parts[0]));
    claims = parts[1];
    JsonNode jwks = Ask.get("/api/v1/auth/jwks").send().expect(200).json();
    KeyPair mine = pair();
    for (String none : List.of("none", "None", "NONE", "nOnE", "", "null")) {
      FORGED.put("alg " + none, header(h -> h.put("alg", none)) + "." + claims + ".");
      FORGED.put(
          "alg " + none + ", old signature",
          header(h -> h.put("alg", none)) + "." + claims + "." + parts[2]);
    }
    FORGED.put("no alg", header(h -> h.remove("alg")) + "." + claims + "." + parts[2]);
    for (String hmac : List.of("HS256", "HS384", "HS512")) {
      int i = 0;
      for (byte[] secret : publicHalves(jwks)) {
        FORGED.put(hmac + " with the public key, form " + i++, hmac(hmac, secret));
      }
    }
    for (String other :
        List.of(
            "ES384",
            "ES512",
            "ES256K",
            "RS256",
            "PS256",
            "EdDSA",
            "es256",
            "ES256 ",
            "dir",
            "A128KW",
            "RSA-OAEP")) {
      FORGED.put("alg " + other, header(h -> h.put("alg", other)) + "." + claims + "." + parts[2]);
    }
    FORGED.put("a key of its own", signed(mine, h -> {}));
    FORGED.put("jwk within", signed(mine, h -> h.set("jwk", jwk(mine))));
    FORGED.put(
        "jwk within, no kid",
        signed(
            mine,
            h -> {
              h.remove("kid");
              h.set("jwk", jwk(mine));
            }));
    for (String url :
        List.of(
            "http://127.0.0.1:9/k",
            "https://evil.invalid/jwks.json",
            "file:///etc/passwd",
            House.gateway() + "/api/v1/auth/jwks")) {
      FORGED.put("jku " + url, signed(mine, h -> h.put("jku", url)));
      FORGED.put("x5u " + url, signed(mine, h -> h.put("x5u", url)));
    }
    FORGED.put("x5c", signed(mine, h -> h.putArray("x5c").add("MIIB")));
    for (String kid :
        List.of(
            "",
            " ",
            "../../../../dev/null",
            "/dev/null",
            "..\\..\\x",
            "' OR '1'='1",
            "x' UNION ALL VALUES ('a')-- ",
            "\u0000",
            "a\u0000b",
            "${jndi:ldap://a}",
            "x".repeat(5_000),
            "密钥",
            "https://evil.invalid/k",
            "|id",
            "*")) {
      FORGED.put(
          "kid " + kid.substring(0, Math.min(20, kid.length())),
          signed(mine, h -> h.put("kid", kid)));
    }
    FORGED.put("kid of 1 MB is cut by the door", "");
    FORGED.put("kid is a number", signed(mine, h -> h.put("kid", 1)));
    FORGED.put(
        "kid is a list", signed(mine, h -> h.putArray("kid").add(head.path("kid").asText())));
    FORGED.put("crit", signed(mine, h -> h.putArray("crit").add("exp")));
    FORGED.put(
        "b64 false",
        signed(
            mine,
            h -> {
              h.put("b64", false);
              h.putArray("crit").add("b64");
            }));
    FORGED.put("zip", signed(mine, h -> h.put("zip", "DEF")));
    FORGED.put("typ of another kind", signed(mine, h -> h.put("typ", "at+jwt;x")));
    FORGED.put(
        "a signature of nothing but zeros (CVE-2022-21449)",
        parts[0] + "." + claims + "." + encoded(new byte[64]));
    FORGED.put("an empty signature", parts[0] + "." + claims + ".");
    FORGED.put("a shortened signature", token.substring(0, token.length() - 2));
    FORGED.put("a signature in DER", parts[0] + "." + claims + "." + der(parts[2]));
    FORGED.put(
        "the other half of the curve", parts[0] + "." + claims + "." + mirrored(parts[2], 7));
    FORGED.put("two signatures", token + "." + parts[2]);
    FORGED.put("three dots", parts[0] + "." + claims + ".." + parts[2]);
    FORGED.put("five parts", "a.b.c.d.e");
    FORGED.put(
        "JSON serialization",
        "{\"payload\":\""
            + claims
            + "\",\"signatures\":[{\"protected\":\""
            + parts[0]
            + "\",\"signature\":\""
            + parts[2]
            + "\"}]}");
    FORGED.put("nested", encoded(token.getBytes(UTF_8)) + "." + claims + "." + parts[2]);
    FORGED.put("two tokens", token + ", " + token);
    FORGED.put("padded", parts[0] + "=." + claims + "=." + parts[2] + "=");
    FORGED.put("with a line end", parts[0] + ".%0a" + claims + "." + parts[2]);
    for (String claim : List.of("sub", "iss", "aud", "exp", "iat", "grants", "jti")) {
      ObjectNode said = (ObjectNode) Logs.read(decoded(claims));
      said.remove(claim);
      FORGED.put(
          "without " + claim,
          parts[0] + "." + encoded(said.toString().getBytes(UTF_8)) + "." + parts[2]);
      FORGED.put(
          "another " + claim,
          parts[0]
              + "."
              + encoded(
                  ((ObjectNode) Logs.read(decoded(claims)))
                      .put(claim, UUID.randomUUID().toString())
                      .toString()
                      .getBytes(UTF_8))
              + "."
              + parts[2]);
    }
    FORGED.values().removeIf(String::isEmpty);
  }

  @Test
  void no_forged_token_is_believed_at_the_door_or_behind_it() {
    assertThat(FORGED).hasSizeGreaterThan(80);
    assertThat(Ask.get("/api/v1/needs").as("desk").send().status()).isEqualTo(200);
    List<String> believed = new ArrayList<>();
    Map<String, URI> doors = new LinkedHashMap<>();
    doors.put("/api/v1/me", House.gateway());
    doors.put("/api/v1/needs", House.stack().uri("needs"));
    doors.put("/api/v1/tasks", House.stack().uri("matching"));
    doors.put("/api/v1/rewards", House.stack().uri("points"));
    doors.forEach(
        (path, door) ->
            FORGED.forEach(
                (what, token) -> {
                  Reply reply = Ask.get(path).at(door).bearer(token).send();
                  if (!reply.is(401, "AUTH_REQUIRED")) {
                    believed.add(what + " at " + path + " -> " + reply);
                  }
                }));
    assertThat(believed).isEmpty();
  }

  @Test
  void a_token_longer_than_any_is_not_even_read() {
    Ask.get("/api/v1/me").bearer("x".repeat(15_000)).send().expect(401, "AUTH_REQUIRED");
    try (Raw raw = Raw.to(House.gateway())) {
      raw.write("GET /api/v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ");
      byte[] more = "x".repeat(16_384).getBytes(UTF_8);
      int written = 0;
      while (written < 64 && raw.writes(more)) {
        written++;
      }
      String answer = raw.untilClosed(java.time.Duration.ofMinutes(1));
      assertThat(Raw.statuses(answer)).isSubsetOf("400", "431");
    }
  }

  @Test
  void unknown_keys_do_not_make_us_ask_the_issuer_again_and_again() throws Exception {
    KeyPair mine = pair();
    // Once by us, so that there is a count even when the issuer has just begun.
    Ask.get("/api/v1/auth/jwks").send().expect(200);
    long before = fetches();
    long from = System.nanoTime();
    for (int i = 0; i < FLOOD; i++) {
      unknownKey(mine, "unknown-" + i);
    }
    long seconds = (System.nanoTime() - from) / 1_000_000_000;
    // Each service asks again every ten minutes, which may be just now.
    long usual = Logs.SERVICES.size();
    assertThat(fetches() - before)
        .isLessThanOrEqualTo(usual + 1 + 1 + seconds / KEYS_PAUSE_SECONDS);
  }

  private static void unknownKey(KeyPair mine, String kid) throws Exception {
    Ask.get("/api/v1/needs")
        .at(House.stack().uri("needs"))
        .bearer(signed(mine, h -> h.put("kid", kid)))
        .send()
        .expect(401, "AUTH_REQUIRED");
  }

  /** How often the issuer has been asked for its keys, by whomever. */
  private static long fetches() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String metrics =
          client
              .send(
                  HttpRequest.newBuilder(
                          House.stack().management(Stack.GATEWAY).resolve("/q/metrics"))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      Matcher count =
          Pattern.compile(
                  "http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/auth/jwks\"[^}]*} (\\S+)")
              .matcher(metrics);
      double all = 0;
      while (count.find()) {
        all += Double.parseDouble(count.group(1));
      }
      assertThat(all).as("the count that this test reads").isPositive();
      return (long) all;
    }
  }

  private static String header(Consumer<ObjectNode> change) {
    ObjectNode changed = head.deepCopy();
    change.accept(changed);
    return encoded(changed.toString().getBytes(UTF_8));
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    return keys.generateKeyPair();
  }

  private static String signed(KeyPair key, Consumer<ObjectNode> change)
      throws GeneralSecurityException {
    String content = header(change) + "." + claims;
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key.getPrivate());
    signature.update(content.getBytes(UTF_8));
    return content + "." + encoded(signature.sign());
  }

  private static ObjectNode jwk(KeyPair key) {
    ECPoint point = ((ECPublicKey) key.getPublic()).getW();
    ObjectNode jwk = (ObjectNode) Logs.read("{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\"}");
    jwk.put("x", encoded(bytes(point.getAffineX()))).put("y", encoded(bytes(point.getAffineY())));
    return jwk.put("kid", head.path("kid").asText());
  }

  private static byte[] bytes(BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, raw.length);
    System.arraycopy(raw, raw.length - length, fixed, 32 - length, length);
    return fixed;
  }

  /** What everybody can fetch, in every form in which a program might take it for a secret. */
  private static List<byte[]> publicHalves(JsonNode jwks) throws GeneralSecurityException {
    JsonNode key = jwks.at("/keys/0");
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    PublicKey half =
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(number(key.path("x").asText()), number(key.path("y").asText())),
                    parameters.getParameterSpec(ECParameterSpec.class)));
    String der = Base64.getEncoder().encodeToString(half.getEncoded());
    String pem = "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n";
    return List.of(
        jwks.toString().getBytes(UTF_8),
        key.toString().getBytes(UTF_8),
        half.getEncoded(),
        der.getBytes(UTF_8),
        pem.getBytes(UTF_8),
        pem.strip().getBytes(UTF_8),
        key.path("x").asText().getBytes(UTF_8),
        new byte[] {0});
  }

  private static BigInteger number(String text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  private static String hmac(String algorithm, byte[] secret) throws GeneralSecurityException {
    String content = header(h -> h.put("alg", algorithm)) + "." + claims;
    String name = "HmacSHA" + algorithm.substring(2);
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(secret, name));
    return content + "." + encoded(mac.doFinal(content.getBytes(UTF_8)));
  }

  private static String der(String signature) {
    byte[] raw = Base64.getUrlDecoder().decode(signature);
    byte[] r = new BigInteger(1, Arrays.copyOf(raw, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)).toByteArray();
    var out = new java.io.ByteArrayOutputStream();
    out.write(0x30);
    out.write(4 + r.length + s.length);
    out.write(2);
    out.write(r.length);
    out.writeBytes(r);
    out.write(2);
    out.write(s.length);
    out.writeBytes(s);
    return encoded(out.toByteArray());
  }

  /** Not the mirrored signature, which would be as good: one bit of it is another. */
  private static String mirrored(String signature, int bit) {
    byte[] raw = Base64.getUrlDecoder().decode(signature);
    raw[40] ^= (byte) (1 << bit);
    return encoded(raw);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
