package org.jiebang.eventsourcing.http;

import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.Table;
import org.jspecify.annotations.Nullable;

/** Opens a counter for each row, or raises one by each row. */
@Path("/api/v1/counters")
@RunOnVirtualThread
public class CounterImportResource {

  private final RowImports imports;
  private final SentSheet sheet;
  private final CommandHandler commands;

  CounterImportResource(RowImports imports, SentSheet sheet, CommandHandler commands) {
    this.imports = imports;
    this.sheet = sheet;
    this.commands = commands;
  }

  record SheetCounter(
      @NotNull @Min(1) @Max(1000) Integer number, @Nullable @Size(max = 9) String note) {}

  @POST
  @Path("/imports")
  @Consumes(MediaType.WILDCARD)
  @Allowed(COM)
  public RestResponse<ImportReport> take(
      @QueryParam("counter") @Nullable UUID counter,
      @QueryParam("mode") @Nullable String mode,
      byte[] body) {
    return imports.run(
        Counters.TENANT,
        ImportMode.of(mode),
        () ->
            Table.of(
                sheet.format(),
                body,
                sheet.charset(),
                List.of(Column.needed("number", "数"), Column.optional("note")),
                sheet.limits()),
        SheetCounter.class,
        (ask, row) -> counter == null ? open(ask, row) : raise(counter, row));
  }

  private RowStep open(Ask ask, SheetCounter row) {
    UUID id = commands.minted(ask, Counters.COUNTER.name());
    return RowStep.of(Counters.COUNTER, id, id, () -> new Counters.Open(row.number()));
  }

  private static RowStep raise(UUID counter, SheetCounter row) {
    return RowStep.of(Counters.COUNTER, counter, counter, () -> new Counters.Raise(row.number()));
  }
}
