package org.jiebang.needs.council;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-09")
class BallotPapersTest {

  private static final BallotPapers.Keys KEYS = BallotPapers.newKeys();

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static boolean valid(BallotPapers.Keys keys, String token, String signature) {
    return BallotPapers.valid(keys.open(), token.getBytes(US_ASCII), bytes(signature));
  }

  @Test
  void what_was_signed_blindly_is_a_signature_over_what_nobody_saw() throws Exception {
    var voter = new BlindVoter(KEYS.open());
    assertThat(BallotPapers.signable(KEYS.open(), bytes(voter.blinded))).isTrue();
    String blind = BallotPapers.text(BallotPapers.sign(KEYS.secret(), bytes(voter.blinded)));
    String signature = voter.unblind(blind);
    assertThat(valid(KEYS, voter.token, signature)).isTrue();
    // What the service has seen is neither the token nor its signature.
    assertThat(signature).isNotEqualTo(blind);
    assertThat(valid(KEYS, voter.token, blind)).isFalse();
    assertThat(valid(KEYS, new BlindVoter(KEYS.open()).token, signature)).isFalse();
    assertThat(valid(BallotPapers.newKeys(), voter.token, signature)).isFalse();
  }

  @Test
  void what_is_no_number_below_the_modulus_is_not_signed() {
    assertThat(BallotPapers.signable(KEYS.open(), new byte[256])).isFalse();
    assertThat(BallotPapers.signable(KEYS.open(), new byte[] {1})).isFalse();
    byte[] large = new byte[256];
    java.util.Arrays.fill(large, (byte) 0xff);
    assertThat(BallotPapers.signable(KEYS.open(), large)).isFalse();
    assertThat(BallotPapers.valid(KEYS.open(), new byte[1], large)).isFalse();
    assertThat(BallotPapers.valid(KEYS.open(), new byte[1], new byte[3])).isFalse();
  }

  @Test
  void the_same_paper_gets_the_same_signature() throws Exception {
    byte[] blinded = bytes(new BlindVoter(KEYS.open()).blinded);
    assertThat(BallotPapers.sign(KEYS.secret(), blinded))
        .isEqualTo(BallotPapers.sign(KEYS.secret(), blinded));
  }
}
