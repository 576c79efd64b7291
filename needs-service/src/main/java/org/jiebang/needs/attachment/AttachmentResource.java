package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.attachment.AttachedNeedCommand.DropAttachment;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.Attachment.Phase;
import org.jiebang.needs.attachment.AttachmentBody.ShownAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.RemoveAttachment;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/** One attachment over HTTP: for those who read the texts of its need. */
@Path(AttachmentEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "attachments", description = "Photos and documents of needs / 附件")
public class AttachmentResource {

  private final AttachmentEndpoint door;
  private final FileVault vault;
  private final CommandHandler commands;
  private final NeedAudience audience;
  private final CurrentCaller caller;

  AttachmentResource(
      AttachmentEndpoint door,
      FileVault vault,
      CommandHandler commands,
      NeedAudience audience,
      CurrentCaller caller) {
    this.door = door;
    this.vault = vault;
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
  }

  /** Why it goes; without a reason 422 REASON_REQUIRED. */
  public record RemoveRequest(@Size(max = 500) @Nullable String reason) {}

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getAttachment", summary = "One attachment / 附件信息")
  public RestResponse<ShownAttachment> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.seen(id).get(id, asOf);
  }

  /** The file itself, as it was cleaned when it came in. */
  @GET
  @Path("/{id}/content")
  @SignedIn
  @Produces({CleanFile.JPEG, CleanFile.PNG, CleanFile.PDF})
  @Operation(operationId = "getAttachmentContent", summary = "The file itself / 附件内容")
  public RestResponse<StreamingOutput> content(@PathParam("id") UUID id) {
    door.seen(id).readable(id);
    Added attachment = (Added) commands.load(Attachments.INSTANCE, id).state();
    if (attachment.phase() != Phase.KEPT) {
      return refuse(AttachmentRefusal.ATTACHMENT_REMOVED);
    }
    byte[] file =
        vault.get(attachment.id(), attachment.file(), attachment.hash(), attachment.key());
    if (file == null) {
      return refuse(AttachmentRefusal.ATTACHMENT_ERASED);
    }
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> out.write(file))
        .type(attachment.type())
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + id + CleanFile.ending(attachment.type()) + "\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  @POST
  @Path("/{id}/remove")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "removeAttachment", summary = "Remove an attachment / 删除附件")
  public RestResponse<ShownAttachment> remove(
      @PathParam("id") UUID id, @NotNull @Valid RemoveRequest body) {
    return door.seen(id)
        .commandWith(
            id,
            body,
            (ask, attachment) -> {
              NeedId need = ((Added) attachment).need();
              return List.of(
                  Step.of(
                      Attachments.INSTANCE,
                      id,
                      new RemoveAttachment(
                          new AttachmentId(id),
                          audience.bringsOrServes(door.need(id), caller.get()),
                          door.sealed(id, body.reason()),
                          ask.actor(),
                          ask.at())),
                  Step.of(
                      AttachedNeeds.INSTANCE,
                      AttachedNeedId.of(need).value(),
                      new DropAttachment(need, new AttachmentId(id), ask.at())));
            });
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getAttachmentEvents", summary = "History of an attachment / 附件历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.seen(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffAttachment", summary = "What changed in between / 附件变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.seen(id).diff(id, from, to);
  }
}
