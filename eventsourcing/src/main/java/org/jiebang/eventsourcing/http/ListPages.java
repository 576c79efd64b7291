package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.identity.AccessRule;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * Pages of list views, newest first, by keyset: of the live generation, and only of tenants that
 * the caller has to do with.
 */
@ApplicationScoped
class ListPages {

  static final int MOST = 100;
  private static final int FEW = 20;

  /** Into an index beside the list, for one page: what is found there may all be filtered out. */
  private static final int MOST_LOOKS = 20;

  private final Service service;
  private final Generations generations;
  private final Rights rights;
  private final Cursors cursors;
  private final CurrentRequest request;
  private final Exports exports;
  private final ListStatements statements;

  ListPages(
      Service service,
      Generations generations,
      Rights rights,
      Cursors cursors,
      CurrentRequest request,
      Exports exports,
      ListStatements statements) {
    this.service = service;
    this.generations = generations;
    this.rights = rights;
    this.cursors = cursors;
    this.request = request;
    this.exports = exports;
    this.statements = statements;
  }

  <A> RestResponse<Page<A>> page(
      Class<? extends ViewRow> type,
      PageQuery query,
      AccessRule rule,
      Caller caller,
      Function<ViewRow, A> shown) {
    int limit = query.limit() == null ? FEW : query.limit();
    if (limit < 1 || limit > MOST) {
      throw Violation.of("limit", "must be between 1 and " + MOST, "须在 1 至 " + MOST + " 之间");
    }
    String list = view(type);
    UUID after = query.cursor() == null ? null : cursors.read(list, query.cursor());
    Set<UUID> tenants = tenants(query, rule, caller);
    SheetFormat format = SheetWish.of(request.routing());
    if (format != null) {
      return exports.answer(
          format,
          query.limit(),
          after,
          (from, most) -> rows(type, list, query, tenants, from, most, Integer.MAX_VALUE).items(),
          (from, skipped) -> at(type, list, query, tenants, from, skipped),
          last -> cursors.after(list, last),
          shown);
    }
    Some<ViewRow> found = rows(type, list, query, tenants, after, limit + 1, MOST_LOOKS);
    List<ViewRow> page = found.items().subList(0, Math.min(limit, found.items().size()));
    UUID last = found.items().size() > limit ? page.getLast().key.id() : found.reached();
    String next = last == null ? null : cursors.after(list, last);
    return ResponseBuilder.ok(
            new Page<>(page.stream().map(shown).toList(), next), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept")
        .build();
  }

  /**
   * @param reached where to go on when there are fewer than were wanted; null: there are no more
   */
  private record Some<T>(List<T> items, @Nullable UUID reached) {}

  private Some<ViewRow> rows(
      Class<? extends ViewRow> type,
      String list,
      PageQuery query,
      @Nullable Set<UUID> tenants,
      @Nullable UUID after,
      int wanted,
      int looks) {
    return some("r", ViewRow.class, type, list, query, tenants, after, wanted, looks);
  }

  /**
   * Where an index says what is wanted: what it finds, as far as the other filters let it pass.
   *
   * @param looks into that index, at most
   */
  private <T> Some<T> some(
      String selected,
      Class<T> as,
      Class<? extends ViewRow> type,
      String list,
      PageQuery query,
      @Nullable Set<UUID> tenants,
      @Nullable UUID after,
      int wanted,
      int looks) {
    var from = new ListStatements.From(type, generations.live(list), query, tenants);
    PageQuery.Among index = query.among();
    if (index == null) {
      return new Some<>(statements.some(from, selected, as, after, wanted), null);
    }
    var found = new ArrayList<T>();
    UUID at = after;
    int look = 0;
    do {
      PageQuery.Found next = index.after(at);
      found.addAll(statements.among(from, selected, as, next.ids(), wanted - found.size()));
      at = next.reached();
      look++;
    } while (at != null && found.size() < wanted && look < looks);
    return new Some<>(found, at);
  }

  private String view(Class<? extends ViewRow> type) {
    for (View<?, ?> view : service.views()) {
      if (view.row() == type) {
        return view.name();
      }
    }
    throw new IllegalStateException("no view fills " + type.getSimpleName());
  }

  /** Null: any tenant. */
  private @Nullable Set<UUID> tenants(PageQuery query, AccessRule rule, Caller caller) {
    if (query.anyTenant()) {
      return null;
    }
    UUID tenant = query.tenant();
    if (tenant == null) {
      return rights.scopes(rule, caller);
    }
    if (!rights.reads(rule, caller, tenant, Set.of())) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
    return Set.of(tenant);
  }

  /** The ids of the row behind {@code skipped} others and of the one that follows it, if any. */
  private List<UUID> at(
      Class<? extends ViewRow> type,
      String list,
      PageQuery query,
      @Nullable Set<UUID> tenants,
      @Nullable UUID after,
      int skipped) {
    if (query.among() != null) {
      List<UUID> ids =
          some(
                  "r.key.id",
                  UUID.class,
                  type,
                  list,
                  query,
                  tenants,
                  after,
                  skipped + 2,
                  Integer.MAX_VALUE)
              .items();
      return ids.subList(Math.min(skipped, ids.size()), ids.size());
    }
    var from = new ListStatements.From(type, generations.live(list), query, tenants);
    return statements.behind(from, after, skipped, 2);
  }
}
