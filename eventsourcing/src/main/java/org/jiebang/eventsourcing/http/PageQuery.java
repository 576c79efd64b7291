package org.jiebang.eventsourcing.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list view are wanted. Always bound to tenants: one that the caller may see, all
 * of the caller's, or (for what everybody may see) any.
 *
 * @param tenant one tenant; null together with {@code anyTenant=false}: all scopes of the caller
 * @param equal entity field → value; rows must match all
 * @param before entity field → instant; the row's must be earlier
 * @param among only rows that it finds; null: any
 * @param cursor as given by the page before; null for the first page
 * @param limit 1 to 100; null for 20
 */
public record PageQuery(
    @Nullable UUID tenant,
    boolean anyTenant,
    Map<String, Object> equal,
    Map<String, Instant> before,
    @Nullable Among among,
    @Nullable String cursor,
    @Nullable Integer limit) {

  /** A value to filter by that is no code: its column takes any letters, e.g. a grid's number. */
  public record Text(String value) {}

  /** An index beside the list's own table, e.g. of words. */
  public interface Among {

    /**
     * Some of the ids that come after {@code after} in the list, in its order: the greatest first.
     *
     * @param after null: from the beginning
     */
    Found after(@Nullable UUID after);
  }

  /**
   * @param reached how far was looked, for going on from there; null: to the end
   */
  public record Found(List<UUID> ids, @Nullable UUID reached) {}

  /** Rows of {@code tenant}: 404 when the caller may not read there. */
  public static PageQuery in(UUID tenant) {
    return new PageQuery(tenant, false, Map.of(), Map.of(), null, null, null);
  }

  /** Rows of every scope that the caller holds a grant at, of a role that may read them. */
  public static PageQuery ofMyScopes() {
    return new PageQuery(null, false, Map.of(), Map.of(), null, null, null);
  }

  /** Rows of any tenant: only for aggregates whose parties are {@code EVERYONE}. */
  public static PageQuery everywhere() {
    return new PageQuery(null, true, Map.of(), Map.of(), null, null, null);
  }

  /** Adds a filter; a null value means no filter. */
  public PageQuery where(String field, @Nullable Object value) {
    return value == null
        ? this
        : new PageQuery(tenant, anyTenant, with(equal, field, value), before, among, cursor, limit);
  }

  /** Adds a filter; a null instant means no filter. */
  public PageQuery whereBefore(String field, @Nullable Instant at) {
    return at == null
        ? this
        : new PageQuery(tenant, anyTenant, equal, with(before, field, at), among, cursor, limit);
  }

  /** Only rows that {@code index} finds; null: any. */
  public PageQuery among(@Nullable Among index) {
    return new PageQuery(tenant, anyTenant, equal, before, index, cursor, limit);
  }

  public PageQuery page(@Nullable String cursor, @Nullable Integer limit) {
    return new PageQuery(tenant, anyTenant, equal, before, among, cursor, limit);
  }

  private static <V> Map<String, V> with(Map<String, V> filters, String field, V value) {
    var more = new LinkedHashMap<>(filters);
    more.put(field, value);
    return more;
  }
}
