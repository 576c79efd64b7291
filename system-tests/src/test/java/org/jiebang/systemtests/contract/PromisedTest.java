package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Canaries of {@link Promised}: answers that break the contract, each in one way. */
class PromisedTest {

  private static final String REQUEST = "GET /api/v1/clock";
  private static final String CLOCK =
      "{\"now\":\"2026-11-21T08:00:00.000000Z\",\"offsetSeconds\":0}";

  private final Promised contract = Promised.committed();

  @Test
  void an_answer_as_promised_is_well() {
    assertThat(contract.broken(REQUEST, 200, CLOCK)).isEmpty();
  }

  @Test
  void a_status_nobody_promised_is_found() {
    assertThat(contract.broken(REQUEST, 206, CLOCK)).hasSize(1);
  }

  @Test
  void a_missing_member_is_found() {
    assertThat(contract.broken(REQUEST, 200, "{}")).isNotEmpty();
  }

  @Test
  void a_member_nobody_promised_is_found() {
    assertThat(contract.broken(REQUEST, 200, CLOCK.replace("}", ",\"odd\":1}"))).isNotEmpty();
  }

  @Test
  void a_number_for_a_text_is_found() {
    assertThat(contract.broken(REQUEST, 200, "{\"now\":1}")).isNotEmpty();
  }

  @Test
  void a_code_that_is_promised_here_or_everywhere_is_well() {
    assertThat(contract.unexpected("POST /api/v1/needs/1/verify", "NEED_ALREADY_VERIFIED"))
        .isEmpty();
    assertThat(contract.unexpected("POST /api/v1/needs/1/verify", "RATE_LIMITED")).isEmpty();
  }

  @Test
  void a_code_that_another_command_has_is_found() {
    assertThat(contract.unexpected("POST /api/v1/needs/1/verify", "REOPEN_WINDOW_OVER")).hasSize(1);
    assertThat(contract.unexpected("GET /api/v1/needs/1", "NEED_ALREADY_VERIFIED")).hasSize(1);
    assertThat(contract.unexpected("GET /api/v1/needs/1", "IDEMPOTENCY_KEY_MISSING")).hasSize(1);
  }
}
