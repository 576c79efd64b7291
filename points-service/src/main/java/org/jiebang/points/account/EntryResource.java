package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ENTRY_NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.ViewRow.RowKey;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.points.account.EntryExplanation.AppliedRules;
import org.jiebang.points.account.EntryExplanation.Side;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Scheme;
import org.jiebang.points.scheme.Schemes;
import org.jspecify.annotations.Nullable;

/** Entries over HTTP: each says where it comes from. Seen by whoever may see the account. */
@Path(EntryResource.PATH)
@RunOnVirtualThread
@Tag(name = "accounts")
public class EntryResource {

  static final String PATH = "/api/v1/entries";

  private final EntityManager rows;
  private final Generations generations;
  private final CommandHandler commands;
  private final AccountAudience audience;

  EntryResource(
      EntityManager rows,
      Generations generations,
      CommandHandler commands,
      AccountAudience audience) {
    this.rows = rows;
    this.generations = generations;
    this.commands = commands;
    this.audience = audience;
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getEntry", summary = "One line of an account / 一笔积分")
  public EntryBody get(@PathParam("id") UUID id) {
    return visible(id);
  }

  @GET
  @Path("/{id}/explanation")
  @SignedIn
  @Operation(
      operationId = "explainEntry",
      summary = "Which rule, version, inputs and event an entry comes from / 积分依据")
  public EntryExplanation explanation(@PathParam("id") UUID id) {
    EntryRow row = row(id);
    EntryBody entry = visible(row);
    CommunityId community = new CommunityId(row.tenant);
    Transfer t = entry.transfer();
    return new EntryExplanation(
        entry.id(),
        entry.state(),
        entry.account(),
        entry.amount(),
        applied(entry.grounds()),
        entry.grounds().ruleLine(),
        entry.grounds().inputs(),
        entry.grounds().sourceEvent(),
        new Side(t.debit(), kind(t.debit(), community), -t.amount()),
        new Side(t.credit(), kind(t.credit(), community), t.amount()),
        entry.at());
  }

  private EntryBody visible(UUID id) {
    return visible(row(id));
  }

  private EntryRow row(UUID id) {
    EntryRow row = rows.find(EntryRow.class, new RowKey(generations.live(EntryListView.NAME), id));
    return row == null ? refuse(ENTRY_NOT_FOUND) : row;
  }

  private EntryBody visible(EntryRow row) {
    if (!(commands.load(Accounts.INSTANCE, row.account).state() instanceof Account.Opened a)
        || !audience.sees(a.owner(), a.community())) {
      return refuse(ENTRY_NOT_FOUND);
    }
    try {
      return Json.EVENTS.readValue(row.body, EntryBody.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entry " + row.key.id(), e);
    }
  }

  private @Nullable AppliedRules applied(Grounds grounds) {
    if (grounds.ruleSet() == null) {
      return null;
    }
    if (commands.load(Schemes.INSTANCE, grounds.ruleSet()).state() instanceof Scheme.Written w) {
      for (RuleSet set : w.published()) {
        if (set.version() == grounds.ruleVersion()) {
          return new AppliedRules(
              grounds.ruleSet(), set.version(), set.rules().name(), set.effectiveFrom());
        }
      }
    }
    return new AppliedRules(grounds.ruleSet(), grounds.ruleVersion(), null, null);
  }

  private static String kind(UUID side, CommunityId community) {
    if (side.equals(Transfer.issuance(community))) {
      return "ISSUANCE";
    }
    if (side.equals(Transfer.burnt(community))) {
      return "BURNT";
    }
    return side.equals(Transfer.donations(community)) ? "DONATIONS" : "ACCOUNT";
  }
}
