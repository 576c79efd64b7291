package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionExamples.*;

import org.jiebang.matching.session.Session.Existing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session of 120 minutes; below 60 % of it, 72 minutes, nothing counts. */
class CountingTest {

  @ParameterizedTest(name = "{0} s after the start to {1} s: {2} of {3} minutes, {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "0, 7200, 120, 120, -",
        "0, 7199, 119, 119, -",
        "-1800, 7200, 120, 150, CAP_APPLIED",
        "0, 7260, 120, 121, CAP_APPLIED",
        "0, 4320, 72, 72, -",
        "0, 4319, 0, 71, BELOW_PRESENCE_THRESHOLD",
        "3600, 3600, 0, 0, BELOW_PRESENCE_THRESHOLD",
        "3600, 0, 0, 0, BELOW_PRESENCE_THRESHOLD",
      })
  void minutes_are_counted_by_the_server(long in, long out, int minutes, int raw, String rule) {
    Session planned = SessionFold.evolve(new Session.Unplanned(), planned());
    assertThat(
            Counting.of(
                ((Existing) planned).plan(),
                SessionPolicy.DEFAULT,
                STARTS.plusSeconds(in),
                STARTS.plusSeconds(out)))
        .isEqualTo(new Counting(minutes, raw, rule));
  }
}
