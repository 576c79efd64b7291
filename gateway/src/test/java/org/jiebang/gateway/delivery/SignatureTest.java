package org.jiebang.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against signatures made by com.standardwebhooks:standardwebhooks:1.2.0. */
class SignatureTest {

  private static final String ONE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void it_is_the_one_that_the_library_makes() {
    assertThat(
            Signature.of(
                List.of(ONE),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(
            Signature.of(
                List.of(ONE),
                "msg_0195505c6a00700080000000000000d1_4711",
                1740801600,
                "{\"type\":\"need-verified\",\"data\":{\"title\":\"四点半课堂\"}}".getBytes(UTF_8)))
        .isEqualTo("v1,+8/JL8rXCTIDyLDH1GVdOq9B8UzZ4L0Rp4ZvJ6xwXsc=");
    assertThat(Signature.of(List.of(OTHER), "msg_1", 1740801600, new byte[0]))
        .isEqualTo("v1,wvIZcAhxPEzG+5C9uXKdIuNlCZvWadJ6J1ZXPDdhTCg=");
  }

  @Test
  void while_two_secrets_are_good_there_are_two() {
    String one = Signature.of(List.of(ONE), "msg_1", 1, new byte[0]);
    String other = Signature.of(List.of(OTHER), "msg_1", 1, new byte[0]);
    assertThat(Signature.of(List.of(OTHER, ONE), "msg_1", 1, new byte[0]))
        .isEqualTo(other + " " + one);
  }
}
