package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Sha256;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.attachment.AttachedNeedCommand.TakeAttachment;
import org.jiebang.needs.attachment.AttachmentBody.ShownAttachment;
import org.jiebang.needs.attachment.AttachmentCommand.AddAttachment;
import org.jiebang.needs.attachment.FileVault.Stored;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** The attachments of one need. */
@Path("/api/v1/needs")
@RunOnVirtualThread
@Tag(name = "attachments")
public class NeedAttachmentResource {

  private final AttachmentEndpoint door;
  private final FileVault vault;
  private final CommandHandler commands;
  private final NeedAudience audience;
  private final CurrentCaller caller;
  private final PoliciesInForce policies;

  NeedAttachmentResource(
      AttachmentEndpoint door,
      FileVault vault,
      CommandHandler commands,
      NeedAudience audience,
      CurrentCaller caller,
      PoliciesInForce policies) {
    this.door = door;
    this.vault = vault;
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
    this.policies = policies;
  }

  /** Stands for the body where requests are compared: a repeat brings the same bytes. */
  record Upload(String type, String sha256) {}

  /** The body is the file, up to 10 MB: a JPEG, a PNG or a PDF. */
  @POST
  @ResponseStatus(201)
  @Path("/{id}/attachments")
  @Consumes({CleanFile.JPEG, CleanFile.PNG, CleanFile.PDF})
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "addAttachment", summary = "Attach a photo or document / 上传附件")
  public RestResponse<ShownAttachment> add(
      @PathParam("id") UUID id,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String declared,
      byte[] body) {
    if (declared == null) { // nothing is said, so nothing was held against what is taken here
      throw new Rejected(HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }
    Need.Filed need = filed(id);
    CleanFile file = CleanFile.of(body);
    if (file == null) {
      return refuse(AttachmentRefusal.FILE_TYPE_NOT_ALLOWED);
    }
    if (!declared.split(";", 2)[0].strip().equalsIgnoreCase(file.type())) {
      return refuse(AttachmentRefusal.FILE_TYPE_MISMATCH);
    }
    return door.attachments()
        .createWithBeside(
            id,
            need.community().value(),
            new Upload(file.type(), Sha256.hex(body)),
            (ask, minted) -> adding(need, new AttachmentId(minted), file, ask));
  }

  private List<Step<?, ?, ?>> adding(Need.Filed need, AttachmentId id, CleanFile file, Ask ask) {
    boolean may = audience.bringsOrServes(need, caller.get());
    if (!may) {
      return refuse(AttachmentRefusal.ROLE_NOT_ALLOWED);
    }
    AttachedNeedId all = AttachedNeedId.of(need.need());
    int most = policies.at(need.community().value(), ask.at()).attachmentsMost();
    if (commands.load(AttachedNeeds.INSTANCE, all.value()).state().count() >= most) {
      return refuse(AttachmentRefusal.ATTACHMENT_LIMIT); // before anything is stored
    }
    return List.of(
        Step.of(Attachments.INSTANCE, id.value(), storing(need, id, file, ask)),
        Step.of(
            AttachedNeeds.INSTANCE,
            all.value(),
            new TakeAttachment(need.need(), need.community(), id, most, ask.at())));
  }

  private AddAttachment storing(Need.Filed need, AttachmentId id, CleanFile file, Ask ask) {
    // What a repeat would store again would be under a key that nobody wrote down.
    Stored stored =
        commands.done(ask, id.value())
            ? vault.none(need.author(), id)
            : vault.put(need.author(), id, file.bytes());
    return new AddAttachment(
        id,
        need.need(),
        need.community(),
        true,
        stored.file(),
        file.type(),
        file.bytes().length,
        stored.hash(),
        stored.key(),
        need.particulars().anonymous(),
        ask.actor(),
        ask.at());
  }

  @GET
  @Path("/{id}/attachments")
  @SignedIn
  @Operation(operationId = "listAttachments", summary = "Attachments of a need / 需求附件")
  public RestResponse<Page<ShownAttachment>> list(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Need.Filed need = filed(id);
    return door.attachments()
        .page(
            AttachmentRow.class,
            PageQuery.in(need.community().value()).where("need", id).page(cursor, limit));
  }

  /** To who may not read its texts, a need has no attachments, nor can any be added. */
  private Need.Filed filed(UUID id) {
    return door.need(new NeedId(id)) instanceof Need.Filed need
            && audience.reads(need, caller.get())
        ? need
        : refuse(NeedRefusal.NEED_NOT_FOUND);
  }
}
