package org.jiebang.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Published;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each checker sees the fault it is there for, and none where there is none. */
class CheckersTest {

  private static final String STREAM = "01900000000070008000000000000011";
  private static final String COMMAND = "01900000000070008000000000000aa1";
  private static final String META =
      "{\"role\":\"RES\",\"fingerprint\":\"" + "ab".repeat(32) + "\"}";
  private static final Function<Op, String> ID = _ -> COMMAND;

  private static final Op SUBMIT = op(1, "POST", "key-1");
  private static final Op READ = op(2, "GET", null);

  private final LogRow submitted = row(1, 1, "need-submitted", COMMAND, "{\"x\":1}");
  private final LogRow verified = row(2, 2, "need-verified", null, "{\"x\":2}");
  private final Ledger ledger = ledger(submitted, verified);

  @Test
  void what_was_acknowledged_and_is_not_in_the_log_is_seen() {
    List<Attempt> answered = List.of(answer(SUBMIT, Heard.OK, 1, "needs/17/1"));
    assertThat(Acknowledged.faults(answered, ledger, ID)).isEmpty();
    assertThat(Acknowledged.faults(answered, ledger(verified), ID)).hasSize(2);
    List<Attempt> elsewhere = List.of(answer(SUBMIT, Heard.OK, 1, "needs/17/9"));
    assertThat(Acknowledged.faults(elsewhere, ledger, ID)).hasSize(1);
  }

  @Test
  void a_key_with_two_effects_or_two_answers_is_seen() {
    Attempt first = answer(SUBMIT, Heard.OK, 1, "needs/17/1");
    assertThat(OneEffect.faults(List.of(first, first), ledger)).isEmpty();
    LogRow twice = row(3, 3, "need-submitted", COMMAND, "{}");
    assertThat(OneEffect.faults(List.of(first), ledger(submitted, twice))).hasSize(1);
    Attempt other = answer(SUBMIT, Heard.OK, 2, "needs/17/2");
    assertThat(OneEffect.faults(List.of(first, other), ledger)).hasSize(1);
    Attempt refused = answer(SUBMIT, Heard.FAIL, 0);
    assertThat(OneEffect.faults(List.of(first, refused), ledger)).hasSize(1);
  }

  @Test
  void what_is_still_unknown_or_was_refused_and_happened_is_seen() {
    Attempt unknown = answer(SUBMIT, Heard.INFO, 0);
    Attempt known = answer(SUBMIT, Heard.OK, 1, "needs/17/1");
    assertThat(Settled.faults(List.of(unknown, known), ledger, ID)).isEmpty();
    assertThat(Settled.faults(List.of(unknown), ledger, ID)).hasSize(1);
    Attempt refused = answer(SUBMIT, Heard.FAIL, 0);
    assertThat(Settled.faults(List.of(refused), ledger, ID)).hasSize(1);
    assertThat(Settled.faults(List.of(refused), ledger(verified), ID)).isEmpty();
    assertThat(Settled.count(List.of(unknown, known))).isOne();
  }

  @Test
  void the_chain_sees_a_changed_byte_a_lost_row_and_two_that_changed_places() {
    LogRow one = chained("00".repeat(32), submitted);
    LogRow two = chained(one.hash(), verified);
    assertThat(ChainVerifies.faults(List.of(one, two))).isEmpty();
    assertThat(ChainVerifies.faults(List.of(two))).hasSize(1);
    assertThat(ChainVerifies.faults(List.of(two, one))).hasSize(2);
    LogRow changed = withHash(row(2, 2, "need-verified", null, "{\"x\":3}"), two.hash());
    assertThat(ChainVerifies.faults(List.of(one, changed))).hasSize(1);
  }

  @Test
  void points_from_nowhere_and_below_zero_are_seen() {
    LogRow opened = row(1, 1, "account-opened", null, "{\"account\":\"a\"}");
    LogRow earned = transfer(2, "e1", "bank", "a", 10);
    LogRow spent = transfer(3, "e2", "a", "shop", 10);
    assertThat(PointsConserved.faults(List.of(opened, earned, spent))).isEmpty();
    assertThat(PointsConserved.faults(List.of(opened, spent, earned))).hasSize(1);
    LogRow negative = transfer(4, "e3", "bank", "a", -1);
    assertThat(PointsConserved.faults(List.of(opened, negative))).isNotEmpty();
  }

  @Test
  void a_service_that_earned_twice_never_or_without_confirmation_is_seen() {
    LogRow confirmed = row(1, 1, "service-confirmed", null, "{\"record\":\"r\"}");
    LogRow earned = row(1, 1, "points-earned", null, "{\"record\":\"r\"}");
    assertThat(AwardsMatch.faults(List.of(confirmed), List.of(earned))).isEmpty();
    assertThat(AwardsMatch.faults(List.of(confirmed), List.of(earned, earned))).hasSize(1);
    assertThat(AwardsMatch.faults(List.of(confirmed), List.of())).hasSize(1);
    assertThat(AwardsMatch.faults(List.of(), List.of(earned))).hasSize(1);
    LogRow voided = row(1, 2, "record-voided", null, "{\"record\":\"r\"}");
    assertThat(AwardsMatch.faults(List.of(confirmed, voided), List.of())).isEmpty();
    assertThat(AwardsMatch.faults(List.of(voided), List.of(earned))).hasSize(1);
  }

  @Test
  void a_fact_that_was_fed_twice_or_not_at_all_is_seen() {
    var fact = new Published(17, 1, "needs/17/1", "t", "h", "p", false);
    LogRow fed =
        row(1, 1, "fact-fed", null, "{\"fact\":{\"source\":\"needs\",\"part\":17,\"pos\":1}}");
    assertThat(FedOnce.faults(List.of(fact, fact), List.of(fed))).isEmpty();
    assertThat(FedOnce.faults(List.of(fact), List.of())).hasSize(1);
    assertThat(FedOnce.faults(List.of(fact), List.of(fed, fed))).hasSize(1);
    assertThat(FedOnce.faults(List.of(), List.of(fed))).hasSize(1);
  }

  @Test
  void a_row_that_is_behind_or_missing_is_seen() {
    List<LogRow> log = List.of(submitted, verified);
    List<String> opening = List.of("need-submitted");
    var right = new RowsFollowLog.Row(STREAM, 2);
    assertThat(RowsFollowLog.faults("need", log, List.of(right), opening)).isEmpty();
    var behind = new RowsFollowLog.Row(STREAM, 1);
    assertThat(RowsFollowLog.faults("need", log, List.of(behind), opening)).hasSize(1);
    assertThat(RowsFollowLog.faults("need", log, List.of(), opening)).hasSize(1);
  }

  @Test
  void a_list_that_says_something_else_than_the_events_is_seen() {
    List<JsonNode> rows = List.of(Logs.read("{\"id\":\"n\",\"state\":\"SUBMITTED\"}"));
    assertThat(PicturesAgree.faults(rows, _ -> rows.getFirst())).isEmpty();
    JsonNode verified = Logs.read("{\"id\":\"n\",\"state\":\"VERIFIED\"}");
    assertThat(PicturesAgree.faults(rows, _ -> verified)).hasSize(1);
  }

  @Test
  void a_reader_that_is_behind_or_absent_is_seen() {
    Map<Integer, Long> heads = Map.of(17, 5L);
    assertThat(Liveness.behind("needs", heads, List.of(new Liveness.Mark("view", 17, 5))))
        .isEmpty();
    assertThat(Liveness.behind("needs", heads, List.of(new Liveness.Mark("view", 17, 4))))
        .hasSize(1);
    assertThat(Liveness.behind("needs", heads, List.of())).hasSize(1);
  }

  @Test
  void a_read_that_goes_back_is_seen() {
    Attempt wrote = answer(SUBMIT, Heard.OK, 2, "needs/17/2");
    assertThat(OwnReads.faults(List.of(wrote, answer(READ, Heard.OK, 2)))).isEmpty();
    assertThat(OwnReads.faults(List.of(wrote, answer(READ, Heard.OK, 1)))).hasSize(1);
    assertThat(OwnReads.faults(List.of(wrote, list(Map.of("need-1", 2L))))).isEmpty();
    assertThat(OwnReads.faults(List.of(wrote, list(Map.of("need-1", 1L))))).hasSize(1);
    assertThat(OwnReads.faults(List.of(wrote, list(Map.of("need-0", 1L))))).hasSize(1);
  }

  @Test
  void an_answer_that_fails_while_nothing_is_broken_is_seen() {
    Attempt failed = answer(READ, Heard.INFO, 0);
    assertThat(CleanAnswers.faults(List.of(failed), new Windows(), List.of())).hasSize(1);
    assertThat(CleanAnswers.faults(List.of(), new Windows(), List.of("a stack trace"))).hasSize(1);
    Windows broken = new Windows().open();
    long now = System.nanoTime();
    Attempt meanwhile =
        new Attempt(READ, now, now, Heard.INFO, 503, "", "", 0, List.of(), Map.of(), "");
    assertThat(CleanAnswers.faults(List.of(meanwhile), broken, List.of())).isEmpty();
  }

  @Test
  void a_string_is_found_in_every_encoding() {
    String canary = "金丝雀-canary-4711";
    ByteSearch search = ByteSearch.of(List.of(canary));
    for (byte[] hidden : ByteSearch.encodings(canary)) {
      byte[] around = new byte[hidden.length + 100];
      System.arraycopy(hidden, 0, around, 57, hidden.length);
      assertThat(search.in(around, around.length)).isNotEmpty();
    }
    byte[] other = "金丝雀-canary-4712".getBytes(StandardCharsets.UTF_8);
    assertThat(search.in(other, other.length)).isEmpty();
  }

  @Test
  void a_command_id_is_made_as_the_design_says() {
    Op op =
        new Op(
            1,
            "c",
            "resident",
            "POST",
            "/api/v1/needs",
            "01900000-0000-7000-8000-000000000001",
            "01900000-0000-7000-8000-000000000002",
            null);
    assertThat(Ledger.commandId(op, _ -> "person"))
        .hasSize(32)
        .startsWith("019000000000")
        .isNotEqualTo(Ledger.commandId(op, _ -> "somebody else"));
  }

  private static Op op(long number, String method, @Nullable String key) {
    return new Op(number, "c", "resident", method, "/api/v1/needs", key, "scope", null);
  }

  private static Attempt answer(Op op, Heard heard, long version, String... positions) {
    int status = heard == Heard.OK ? 201 : heard == Heard.FAIL ? 409 : 0;
    String id = heard == Heard.OK ? "need-1" : "";
    return new Attempt(op, 1, 2, heard, status, "", id, version, List.of(positions), Map.of(), "");
  }

  private static Attempt list(Map<String, Long> rows) {
    return new Attempt(READ, 1, 2, Heard.OK, 200, "", "", 0, List.of(), rows, "");
  }

  private static Ledger ledger(LogRow... rows) {
    return new Ledger(Map.of("needs", List.of(rows)));
  }

  private static LogRow transfer(long pos, String entry, String from, String to, long amount) {
    String payload =
        "{\"entry\":\"%s\",\"transfer\":{\"debit\":\"%s\",\"credit\":\"%s\",\"amount\":%d}}"
            .formatted(entry, from, to, amount);
    return row(pos, pos, "points-moved", null, payload);
  }

  private static LogRow row(
      long pos, long version, String type, @Nullable String command, String payload) {
    return new LogRow(
        "needs", 17, pos, STREAM, version, STREAM, type, 1, 5, 6, command, payload, META, "");
  }

  private static LogRow chained(String previous, LogRow row) {
    return withHash(row, ChainVerifies.hash(previous, row));
  }

  private static LogRow withHash(LogRow row, String hash) {
    return new LogRow(
        row.service(),
        row.part(),
        row.pos(),
        row.stream(),
        row.version(),
        row.tenant(),
        row.type(),
        row.schema(),
        row.atMicros(),
        row.recordedMicros(),
        row.command(),
        row.payload(),
        row.meta(),
        hash);
  }
}
