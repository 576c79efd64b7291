package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.matching.session.SessionExamples.*;

import java.util.Optional;
import java.util.UUID;
import org.jiebang.matching.session.PresentedCode.Verdict;
import org.junit.jupiter.api.Test;

class CheckInCodesTest {

  private static final UUID ID = SESSION.value();
  private static final String KEK = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final CheckInCodes codes = new CheckInCodes(Optional.of("a secret"), Optional.empty());

  @Test
  void a_code_is_eight_digits_and_good_for_its_minute_and_the_next() {
    CheckInCodes.Code code = codes.code(ID, STARTS);
    assertThat(code.code()).matches("[0-9]{8}");
    assertThat(code.goodUntil()).isEqualTo(STARTS.plusSeconds(120));
    var valid = new PresentedCode(Verdict.VALID, minute(STARTS));
    assertThat(codes.check(ID, code.code(), STARTS)).isEqualTo(valid);
    assertThat(codes.check(ID, code.code(), STARTS.plusSeconds(119))).isEqualTo(valid);
  }

  @Test
  void then_it_is_expired_and_later_unknown() {
    String code = codes.code(ID, STARTS).code();
    assertThat(codes.check(ID, code, STARTS.plusSeconds(120)).verdict()).isEqualTo(Verdict.EXPIRED);
    assertThat(codes.check(ID, code, STARTS.plusSeconds(7200)).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_code_of_another_session_or_of_the_future_is_invalid() {
    assertThat(codes.check(ID, codes.code(TASK, STARTS).code(), STARTS).verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(codes.check(ID, codes.code(ID, after(1)).code(), STARTS).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void every_instance_derives_the_same_key_when_none_is_given() {
    var one = new CheckInCodes(Optional.empty(), Optional.of(KEK));
    var other = new CheckInCodes(Optional.empty(), Optional.of(KEK));
    assertThat(one.code(ID, STARTS)).isEqualTo(other.code(ID, STARTS));
    assertThat(one.code(ID, STARTS)).isNotEqualTo(codes.code(ID, STARTS));
  }

  @Test
  void without_any_secret_it_does_not_start() {
    assertThatThrownBy(() -> new CheckInCodes(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
  }
}
