package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.RequestCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jiebang.eventsourcing.sheet.Table;

/**
 * Commands out of the rows of a sheet, each as if it had been sent by itself (ADR 0055). The id of
 * a row's command follows from the request's {@code Idempotency-Key} and the row's number, so a
 * repeat goes on where an import ended, and doubles nothing.
 */
@ApplicationScoped
public class RowImports {

  private final CommandHandler handler;
  private final Rights rights;
  private final Clock clock;
  private final CurrentRequest request;
  private final RequestCaller caller;
  private final Fingerprint fingerprint;
  private final Validator validator;
  private final Semaphore turns;

  RowImports(
      CommandHandler handler,
      Rights rights,
      Clock clock,
      CurrentRequest request,
      RequestCaller caller,
      Fingerprint fingerprint,
      Validator validator,
      SheetLimits limits) {
    this.handler = handler;
    this.rights = rights;
    this.clock = clock;
    this.request = request;
    this.caller = caller;
    this.fingerprint = fingerprint;
    this.validator = validator;
    this.turns = new Semaphore(limits.importsAtOnce());
  }

  /** Reads what was sent, once it is this request's turn. */
  @FunctionalInterface
  public interface Reading {
    Table read();
  }

  /**
   * @param scope where the roles of {@code @Allowed} must be held: the tenant of what is made
   * @param reading asked for once the caller is known to be allowed
   * @param form the request that a row stands for; its members are the columns
   * @param command gets the row's ask
   */
  public <F> RestResponse<ImportReport> run(
      UUID scope,
      ImportMode mode,
      Reading reading,
      Class<F> form,
      BiFunction<Ask, F, RowStep> command) {
    CommandHeaders headers = CommandHeaders.of(request.header(CommandHeaders.KEY), null);
    Edge.Acting acting = Edge.acting(rights, request, caller.get(), scope, Set.of());
    if (!turns.tryAcquire()) {
      throw new Rejected(HttpRefusal.SERVICE_UNAVAILABLE, Map.of(Problem.RETRY_AFTER, 2));
    }
    request.routing().addEndHandler(_ -> turns.release()); // however it ends
    Table table = reading.read();
    Caller who = caller.get();
    String method = request.method();
    String path = request.commandPath();
    String trace = request.traceId();
    Language language = request.language();
    ImportRun.Commands commands =
        row -> {
          F read = RowForms.read(row, form, validator);
          UUID id =
              headers.rowCommandId(row.row(), scope, who.person(), who.client(), method, path);
          Ask ask =
              new Ask(
                  id,
                  acting.actor(),
                  clock.now(),
                  fingerprint.of(method, path, read),
                  null,
                  null,
                  null,
                  trace,
                  acting.override());
          return new ImportRun.Prepared(row.row(), ask, command.apply(ask, read));
        };
    StreamingOutput report =
        out -> new ImportRun(handler, table, mode, commands, language).write(out);
    return Streamed.of(
        ResponseBuilder.ok(report, MediaType.APPLICATION_JSON_TYPE)
            .header("Cache-Control", "no-store"));
  }
}
