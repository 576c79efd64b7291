package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.query.Query;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/** The statements behind a page of a list: one table, newest first. */
@ApplicationScoped
class ListStatements {

  /** Tenants that are asked one by one; of more, most rows of the table are wanted. */
  private static final int FEW_TENANTS = 16;

  /** As the database orders ids: without a sign. */
  private static final Comparator<UUID> BY_ID =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final Instance<EntityManager> rows;
  private final Map<Class<?>, String> keys = new ConcurrentHashMap<>();

  ListStatements(Instance<EntityManager> rows) {
    this.rows = rows;
  }

  /**
   * What is listed.
   *
   * @param gen the live generation
   * @param tenants null: any
   */
  record From(
      Class<? extends ViewRow> type, int gen, PageQuery query, @Nullable Set<UUID> tenants) {

    boolean ofFew() {
      return tenants != null && tenants.size() <= FEW_TENANTS;
    }

    From in(UUID tenant) {
      return new From(type, gen, query, Set.of(tenant));
    }
  }

  /** The first rows behind {@code after}; of few tenants, those of each, then the newest of all. */
  <T> List<T> some(From from, String selected, Class<T> as, @Nullable UUID after, int wanted) {
    Set<UUID> tenants = from.tenants();
    if (tenants == null || tenants.size() == 1 || !from.ofFew() || as != ViewRow.class) {
      return list(query(from, selected, as, after, null), 0, wanted);
    }
    var found = new ArrayList<T>();
    for (UUID tenant : tenants) {
      found.addAll(list(query(from.in(tenant), selected, as, after, null), 0, wanted));
    }
    found.sort(Comparator.comparing((T row) -> ((ViewRow) row).key.id(), BY_ID).reversed());
    return found.subList(0, Math.min(wanted, found.size()));
  }

  /** The ids of rows behind {@code skipped} others. */
  List<UUID> behind(From from, @Nullable UUID after, int skipped, int wanted) {
    return list(query(from, "r.key.id", UUID.class, after, null), skipped, wanted);
  }

  /** Those of {@code ids} that pass the other filters. */
  <T> List<T> among(From from, String selected, Class<T> as, List<UUID> ids, int wanted) {
    return ids.isEmpty() ? List.of() : list(query(from, selected, as, null, ids), 0, wanted);
  }

  private static <T> List<T> list(@Nullable TypedQuery<T> query, int skipped, int wanted) {
    return query == null
        ? List.of()
        : query.setFirstResult(skipped).setMaxResults(wanted).getResultList();
  }

  /** Null: nothing can match. */
  private <T> @Nullable TypedQuery<T> query(
      From from, String selected, Class<T> as, @Nullable UUID after, @Nullable List<UUID> among) {
    PageQuery query = from.query();
    Set<UUID> tenants = from.tenants();
    if (tenants != null && tenants.isEmpty()
        || query.equal().values().stream().anyMatch(ListStatements::isNoCode)) {
      return null;
    }
    var hql =
        new StringBuilder(
            "select " + selected + " from " + from.type().getName() + " r where r.key.gen = :gen");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gen", from.gen());
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
    query
        .before()
        .forEach(
            (field, at) -> {
              String name = "v" + values.size();
              hql.append(" and r.").append(field).append(" < :").append(name);
              values.put(name, at);
            });
    if (among != null) {
      hql.append(" and r.key.id in (:among)");
      values.put("among", padded(among));
    } else if (after != null) {
      hql.append(" and r.key.id < :after");
      values.put("after", after);
    }
    hql.append(" order by r.key.id desc");
    var found = rows.get().createQuery(hql.toString(), as);
    values.forEach(found::setParameter);
    if (among == null && from.ofFew()) {
      // Left to itself the optimizer walks all tenants' rows by primary key, newest first, until a
      // page is full: of a community that has written nothing lately, through the whole table.
      found.unwrap(Query.class).addQueryHint(keys(from.type()));
    }
    return found;
  }

  /** The keys of a view's table but the primary one: each begins with a tenant or a person. */
  private String keys(Class<? extends ViewRow> type) {
    return keys.computeIfAbsent(
        type,
        _ -> {
          List<?> names =
              rows.get()
                  .createNativeQuery(
                      "select distinct index_name from information_schema.statistics"
                          + " where table_schema = database() and table_name = ?1"
                          + " and index_name <> 'PRIMARY' order by index_name")
                  .setParameter(1, type.getAnnotation(Table.class).name())
                  .getResultList();
          return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        });
  }

  /** To a power of two, so that there are few statements to prepare: the last one is repeated. */
  private static List<UUID> padded(List<UUID> ids) {
    var padded = new ArrayList<>(ids);
    int places = Math.max(8, Integer.highestOneBit(2 * ids.size() - 1));
    padded.addAll(Collections.nCopies(places - ids.size(), ids.getLast()));
    return padded;
  }

  /**
   * Filters are by codes, whose columns are ASCII: comparing them with anything else is an error.
   */
  private static boolean isNoCode(Object value) {
    return switch (value) {
      case Collection<?> several -> several.stream().anyMatch(v -> isNoCode((Object) v));
      case PageQuery.Text _ -> false;
      default ->
          plain(value) instanceof String text && text.chars().anyMatch(letter -> letter > 0x7f);
    };
  }

  /** Typed ids and codes are plain values in rows. */
  private static Object plain(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case Code code -> code.value();
      case PageQuery.Text text -> text.value();
      case Collection<?> several -> several.stream().map(v -> plain((Object) v)).toList();
      default -> value;
    };
  }
}
