package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * Pages of list views, newest first, by keyset: of the live generation, and only of tenants that
 * the caller has to do with.
 */
@ApplicationScoped
class ListPages {

  private static final int MOST = 100;
  private static final int FEW = 20;

  private final Service service;
  private final Generations generations;
  private final Rights rights;
  private final Cursors cursors;
  private final Instance<EntityManager> rows;

  ListPages(
      Service service,
      Generations generations,
      Rights rights,
      Cursors cursors,
      Instance<EntityManager> rows) {
    this.service = service;
    this.generations = generations;
    this.rights = rights;
    this.cursors = cursors;
    this.rows = rows;
  }

  <A> RestResponse<Page<A>> page(
      Class<? extends ViewRow> type, PageQuery query, Caller caller, Function<ViewRow, A> shown) {
    int limit = query.limit() == null ? FEW : query.limit();
    if (limit < 1 || limit > MOST) {
      throw Violation.of("limit", "must be between 1 and " + MOST);
    }
    String list = view(type);
    UUID after = query.cursor() == null ? null : cursors.read(list, query.cursor());
    List<ViewRow> found = find(type, list, query, tenants(query, caller), after, limit + 1);
    List<ViewRow> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? cursors.after(list, page.getLast().key.id()) : null;
    return ResponseBuilder.ok(
            new Page<>(page.stream().map(shown).toList(), next), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
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
  private @Nullable Set<UUID> tenants(PageQuery query, Caller caller) {
    if (query.anyTenant()) {
      return null;
    }
    UUID tenant = query.tenant();
    if (tenant == null) {
      return caller.scopes();
    }
    if (!rights.near(caller, tenant)) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
    return Set.of(tenant);
  }

  private List<ViewRow> find(
      Class<? extends ViewRow> type,
      String list,
      PageQuery query,
      @Nullable Set<UUID> tenants,
      @Nullable UUID after,
      int limit) {
    if (tenants != null && tenants.isEmpty()) {
      return List.of();
    }
    var hql = new StringBuilder("select r from " + type.getName() + " r where r.key.gen = :gen");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gen", generations.live(list));
    if (tenants != null) {
      hql.append(" and r.tenant in (:tenants)");
      values.put("tenants", tenants);
    }
    query
        .equal()
        .forEach(
            (field, value) -> {
              String name = "v" + values.size();
              boolean several = value instanceof Collection<?>;
              hql.append(" and r.").append(field).append(several ? " in (:" : " = :").append(name);
              hql.append(several ? ")" : "");
              values.put(name, plain(value));
            });
    if (after != null) {
      hql.append(" and r.key.id < :after");
      values.put("after", after);
    }
    hql.append(" order by r.key.id desc");
    var found = rows.get().createQuery(hql.toString(), ViewRow.class).setMaxResults(limit);
    values.forEach(found::setParameter);
    return found.getResultList();
  }

  /** Typed ids and codes are plain values in rows. */
  private static Object plain(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case Code code -> code.value();
      case Collection<?> several -> several.stream().map(v -> plain((Object) v)).toList();
      default -> value;
    };
  }
}
