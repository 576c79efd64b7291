package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.AttachmentCommand.EraseAttachment;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;

/** What was removed loses its bytes at once, whatever crashes: by a timer that is due. */
public final class AttachmentTimers
    implements Timers<AttachmentCommand, Attachment, AttachmentEvent> {

  static final String ERASE = "erase";

  private final Supplier<CommandHandler> commands;
  private final Consumer<UUID> removeFile;

  /**
   * @param removeFile removes the bytes of a file; a repeat changes nothing
   */
  public AttachmentTimers(Supplier<CommandHandler> commands, Consumer<UUID> removeFile) {
    this.commands = commands;
    this.removeFile = removeFile;
  }

  @Override
  public Aggregate<AttachmentCommand, Attachment, AttachmentEvent> aggregate() {
    return Attachments.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<AttachmentEvent> fact) {
    return switch (fact.event()) {
      case AttachmentRemoved e -> List.of(new Set(ERASE, e.at()));
      case AttachmentAdded _, AttachmentErased _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    if (!timer.equals(ERASE)) {
      throw new IllegalArgumentException("no such timer of an attachment: " + timer);
    }
    Added attachment = (Added) commands.get().load(Attachments.INSTANCE, stream).state();
    removeFile.accept(attachment.file());
    return List.of(
        Step.of(Attachments.INSTANCE, stream, new EraseAttachment(attachment.id(), SYSTEM, now)));
  }
}
