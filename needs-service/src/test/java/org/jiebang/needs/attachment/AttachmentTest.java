package org.jiebang.needs.attachment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.desk;
import static org.jiebang.needs.need.NeedSamples.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.attachment.AttachedNeedCommand.DropAttachment;
import org.jiebang.needs.attachment.AttachedNeedCommand.TakeAttachment;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentDropped;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentTaken;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.Attachment.Phase;
import org.jiebang.needs.attachment.AttachmentCommand.AddAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.EraseAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.RemoveAttachment;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;
import org.jiebang.needs.need.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentTest {

  private static final AttachmentId ID =
      new AttachmentId(UUID.fromString("01900000-0000-7000-8000-0000000000e7"));
  private static final UUID FILE = UUID.fromString("01900000-0000-7000-8000-0000000000e8");
  private static final AttachmentAdded ADDED = added(false);
  private static final AttachmentRemoved REMOVED = new AttachmentRemoved(ID, TEXT, NINE);
  private static final AttachmentErased ERASED = new AttachmentErased(ID, NINE);

  private final DeciderSpec<AttachmentCommand, Attachment, AttachmentEvent> spec =
      DeciderSpec.of(new AttachmentDecider());

  private static final AttachmentId OTHER = new AttachmentId(new UUID(7, 1));
  private static final AttachmentId THIRD = new AttachmentId(new UUID(7, 2));

  private final DeciderSpec<AttachedNeedCommand, AttachedNeed, AttachedNeedEvent> all =
      DeciderSpec.of(new AttachedNeedDecider());

  private static AttachmentAdded added(boolean anonymous) {
    return new AttachmentAdded(
        ID, NEED, WUHUAN, FILE, "image/jpeg", 900, "ab12", TEXT, anonymous, NINE);
  }

  private static AddAttachment add(boolean may) {
    return new AddAttachment(
        ID, NEED, WUHUAN, may, FILE, "image/jpeg", 900, "ab12", TEXT, false, resident(), NINE);
  }

  private static RemoveAttachment remove(boolean may, @Nullable Envelope reason) {
    return new RemoveAttachment(ID, may, reason, desk(), NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Attachments.INSTANCE,
            Map.of(
                "KEPT",
                List.of(ADDED),
                "REMOVED",
                List.of(ADDED, REMOVED),
                "ERASED",
                List.of(ADDED, REMOVED, ERASED)),
            Map.of(
                "add",
                always(add(true)),
                "remove",
                always(remove(true, TEXT)),
                "erase",
                always(new EraseAttachment(ID, SYSTEM, NINE))))
        .check();
  }

  private static TakeAttachment take(AttachmentId one, int most) {
    return new TakeAttachment(NEED, WUHUAN, one, most, NINE);
  }

  private static AttachmentTaken taken(AttachmentId one) {
    return new AttachmentTaken(NEED, WUHUAN, one, NINE);
  }

  @Test
  void every_command_on_a_need_with_attachments_does_what_the_table_says() {
    new LifecycleWalk<>(
            AttachedNeeds.INSTANCE,
            Map.of("ATTACHED", List.of(taken(ID))),
            Map.of(
                "takeAttachment",
                always(take(OTHER, 1)),
                "dropAttachment",
                always(new DropAttachment(NEED, ID, NINE))))
        .check();
  }

  @Test
  void a_need_has_as_many_as_its_community_allows_and_one_removed_makes_room() {
    all.given(taken(ID)).when(take(OTHER, 2)).then(taken(OTHER));
    all.given(taken(ID), taken(OTHER))
        .when(take(THIRD, 2))
        .thenRefused(AttachmentRefusal.ATTACHMENT_LIMIT);
    var dropped = new AttachmentDropped(NEED, ID, NINE);
    all.given(taken(ID), taken(OTHER), dropped).when(take(THIRD, 2)).then(taken(THIRD));
    all.given(taken(OTHER)).when(new DropAttachment(NEED, ID, NINE)).thenNothing();
  }

  @Test
  void only_who_brought_the_need_in_or_its_desk_adds_and_removes() {
    spec.when(add(false)).thenRefused(AttachmentRefusal.ROLE_NOT_ALLOWED);
    spec.given(ADDED).when(remove(false, TEXT)).thenRefused(AttachmentRefusal.ROLE_NOT_ALLOWED);
  }

  @Test
  void nothing_is_removed_without_a_reason() {
    spec.given(ADDED).when(remove(true, null)).thenRefused(AttachmentRefusal.REASON_REQUIRED);
  }

  @Test
  void what_is_removed_loses_its_bytes_at_once() {
    assertThat(new AttachmentTimers(() -> null, _ -> {}).on(fact(REMOVED)))
        .containsExactly(new Set(AttachmentTimers.ERASE, NINE));
    assertThat(new AttachmentTimers(() -> null, _ -> {}).on(fact(ADDED))).isEmpty();
  }

  private static Recorded<AttachmentEvent> fact(AttachmentEvent event) {
    return ViewSpec.recorded(ID.value(), WUHUAN.value(), 1, event);
  }

  @Test
  void of_an_anonymous_need_the_author_stays_so_whatever_they_add() {
    Attachment known = spec.given(ADDED).state();
    assertThat(Attachments.INSTANCE.actorOf(known, AUTHOR)).isEqualTo(AUTHOR);
    assertThat(Attachments.INSTANCE.partiesOf(known)).containsExactly(AUTHOR);
    Attachment anonymous = spec.given(added(true)).state();
    assertThat(Attachments.INSTANCE.actorOf(anonymous, AUTHOR)).isEqualTo(Needs.anonymous(NEED));
    assertThat(Attachments.INSTANCE.actorOf(anonymous, DESK)).isEqualTo(DESK);
    assertThat(Attachments.INSTANCE.partiesOf(anonymous)).isEmpty();
    assertThat(Attachments.INSTANCE.correlationOf(anonymous)).isEqualTo(NEED.value());
  }

  @Test
  void the_body_and_the_row_follow_and_the_fact_stays() {
    var events = new ArrayList<AttachmentEvent>(List.of(ADDED, REMOVED, ERASED));
    AttachmentBody body =
        ViewSpec.picture(
            new AttachmentPicture(),
            ID.value(),
            WUHUAN.value(),
            events.toArray(AttachmentEvent[]::new));
    assertThat(body.state()).isEqualTo("ERASED");
    assertThat(body.hash()).isEqualTo("ab12");
    AttachmentRow row =
        requireNonNull(
            ViewSpec.<AttachmentRow, AttachmentEvent>row(
                new AttachmentsView(), ID.value(), WUHUAN.value(), ADDED));
    assertThat(row.need).isEqualTo(NEED.value());
    assertThat(((Added) spec.given(ADDED, REMOVED).state()).phase()).isEqualTo(Phase.REMOVED);
  }
}
