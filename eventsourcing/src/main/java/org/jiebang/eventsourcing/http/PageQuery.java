package org.jiebang.eventsourcing.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list view are wanted. Always bound to tenants: one that the caller may see, all
 * of the caller's, or (for what everybody may see) any.
 *
 * @param tenant one tenant; null together with {@code anyTenant=false}: all scopes of the caller
 * @param equal entity field → value; rows must match all
 * @param cursor as given by the page before; null for the first page
 * @param limit 1 to 100; null for 20
 */
public record PageQuery(
    @Nullable UUID tenant,
    boolean anyTenant,
    Map<String, Object> equal,
    @Nullable String cursor,
    @Nullable Integer limit) {

  /** Rows of {@code tenant}: 404 when the caller has nothing to do with it. */
  public static PageQuery in(UUID tenant) {
    return new PageQuery(tenant, false, Map.of(), null, null);
  }

  /** Rows of every scope that the caller holds a grant at. */
  public static PageQuery ofMyScopes() {
    return new PageQuery(null, false, Map.of(), null, null);
  }

  /** Rows of any tenant: only for aggregates whose parties are {@code EVERYONE}. */
  public static PageQuery everywhere() {
    return new PageQuery(null, true, Map.of(), null, null);
  }

  /** Adds a filter; a null value means no filter. */
  public PageQuery where(String field, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(equal);
    more.put(field, value);
    return new PageQuery(tenant, anyTenant, more, cursor, limit);
  }

  public PageQuery page(@Nullable String cursor, @Nullable Integer limit) {
    return new PageQuery(tenant, anyTenant, equal, cursor, limit);
  }
}
