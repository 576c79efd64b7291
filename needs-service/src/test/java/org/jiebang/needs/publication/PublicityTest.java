package org.jiebang.needs.publication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.publication.PublicityCommand.RecordPublicity;
import org.jiebang.needs.publication.PublicityCommand.VoidPublicity;
import org.jiebang.needs.publication.PublicityEvent.PublicityRecorded;
import org.jiebang.needs.publication.PublicityEvent.PublicityVoided;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-08")
@Tag("G-13")
@Tag("N-30")
class PublicityTest {

  private static final PublicityId RECORD =
      new PublicityId(UUID.fromString("01900000-0000-7000-8000-000000000061"));
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Piece PUSH =
      new Piece("青年大学习", "青春灵武", "https://example.org/1", NEED.value(), TODAY, 120);

  private final DeciderSpec<PublicityCommand, Publicity, PublicityEvent> spec =
      DeciderSpec.of(new PublicityDecider());

  private static RecordPublicity record(LocalDate today) {
    return new RecordPublicity(RECORD, WUHUAN, PublicityKind.STUDY_PUSH, PUSH, today, NINE);
  }

  private static PublicityRecorded recorded() {
    return new PublicityRecorded(RECORD, WUHUAN, PublicityKind.STUDY_PUSH, PUSH, NINE);
  }

  private static PublicityVoided voided() {
    return new PublicityVoided(RECORD, "重复登记", NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Publicity, PublicityCommand>> commands = new LinkedHashMap<>();
    commands.put("record", always(record(TODAY)));
    commands.put("void", always(new VoidPublicity(RECORD, "重复登记", NINE)));
    new LifecycleWalk<>(
            Publicities.INSTANCE,
            Map.of("RECORDED", List.of(recorded()), "VOIDED", List.of(recorded(), voided())),
            commands)
        .check();
  }

  @Test
  void every_event_has_a_name_and_every_sample_still_loads() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(PublicityEvent.class)
        .samples(recorded(), voided())
        .check();
  }

  @Test
  void what_is_yet_to_be_published_is_not_recorded() {
    spec.when(record(TODAY.minusDays(1))).thenRefused(PublicityRefusal.PUBLISHED_IN_FUTURE);
  }

  @Test
  void a_record_is_voided_with_a_reason_and_never_deleted() {
    spec.given(recorded())
        .when(new VoidPublicity(RECORD, " ", NINE))
        .thenRefused(PublicityRefusal.REASON_REQUIRED);
    spec.given(recorded()).when(new VoidPublicity(RECORD, "重复登记", NINE)).then(voided());
  }

  @Test
  void the_body_keeps_what_was_voided_and_the_row_what_is_counted() throws Exception {
    PublicityBody body =
        ViewSpec.<PublicityBody, PublicityEvent>picture(
            new PublicityPicture(), RECORD.value(), WUHUAN.value(), recorded(), voided());
    assertThat(body.state()).isEqualTo("VOIDED");
    assertThat(body.piece()).isEqualTo(PUSH);
    assertThat(body.why()).isEqualTo("重复登记");
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), PublicityBody.class))
        .isEqualTo(body);
    PublicityRow row =
        requireNonNull(
            ViewSpec.<PublicityRow, PublicityEvent>row(
                new PublicitiesView(), RECORD.value(), WUHUAN.value(), recorded()));
    assertThat(row.kind).isEqualTo("STUDY_PUSH");
    assertThat(row.publishedOn).isEqualTo(TODAY);
    assertThat(row.reach).isEqualTo(120);
  }
}
