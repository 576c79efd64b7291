package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page costs what it shows, however much others have written since. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class ListStatementsIT {

  /** No view's. */
  private static final int GEN = 77;

  private static final int FEW = 50;
  private static final int MANY = 5_000;
  private static final int PAGE = 20;
  private static final UUID QUIET = new UUID(0x7001, 1L << 63 | 1);
  private static final UUID BUSY = new UUID(0x7001, 1L << 63 | 2);
  private static final UUID LATER = new UUID(0x7001, 1L << 63 | 3);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  ListStatements statements;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  EntityManager em;

  @BeforeEach
  void one_that_is_quiet_and_one_that_has_written_much_since() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              written(QUIET, 0, FEW);
              written(BUSY, FEW, MANY);
              written(LATER, FEW + MANY, FEW);
            });
    QuarkusTransaction.requiringNew()
        .run(() -> em.createNativeQuery("analyze table counter_row").getResultList());
  }

  @AfterEach
  void cleared() {
    QuarkusTransaction.requiringNew()
        .run(() -> em.createNativeQuery("delete from counter_row where gen = 77").executeUpdate());
  }

  private void written(UUID tenant, int from, int count) {
    em.createNativeQuery(
            "insert into counter_row (gen, id, tenant, state, version, since, body, bound)"
                + " select 77, unhex(lpad(hex(?1 + seq), 32, '0')), ?2, 'OPEN', 1, now(6), '{}', 1"
                + " from seq_1_to_"
                + count)
        .setParameter(1, from)
        .setParameter(2, bytes(tenant))
        .executeUpdate();
  }

  private static byte[] bytes(UUID id) {
    return java.nio.ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private record Seen(List<UUID> ids, long read) {}

  private Seen page(Set<UUID> tenants) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var from =
                  new ListStatements.From(CounterRow.class, GEN, PageQuery.everywhere(), tenants);
              statements.some(from, "r", ViewRow.class, null, 1); // its keys are known now
              long before = rowsRead();
              List<ViewRow> rows = statements.some(from, "r", ViewRow.class, null, PAGE);
              return new Seen(rows.stream().map(row -> row.key.id()).toList(), rowsRead() - before);
            });
  }

  /** By this connection, whatever way the server read them. */
  private long rowsRead() {
    Object read =
        em.createNativeQuery(
                "select sum(variable_value) from information_schema.session_status"
                    + " where variable_name in"
                    + " ('HANDLER_READ_NEXT', 'HANDLER_READ_PREV', 'HANDLER_READ_RND_NEXT')")
            .getSingleResult();
    return ((Number) read).longValue();
  }

  @Test
  void a_page_of_a_quiet_tenant_does_not_walk_past_the_rows_of_others() {
    Seen seen = page(Set.of(QUIET));
    assertThat(seen.ids()).hasSize(PAGE);
    assertThat(seen.read()).isLessThan(MANY / 2);
  }

  /** Without this the test above could pass while nothing is counted. */
  @Test
  void a_walk_by_the_primary_key_would_be_seen() {
    long read =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  long before = rowsRead();
                  em.createNativeQuery(
                          "select id from counter_row use index (primary)"
                              + " where gen = 77 and tenant = ?1 order by id desc limit 20")
                      .setParameter(1, bytes(QUIET))
                      .getResultList();
                  return rowsRead() - before;
                });
    assertThat(read).isGreaterThan(MANY);
  }

  @Test
  void a_page_of_several_tenants_has_the_newest_of_all() {
    Seen seen = page(Set.of(QUIET, LATER));
    assertThat(seen.ids()).hasSize(PAGE);
    assertThat(seen.ids()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(seen.ids().getFirst()).isEqualTo(new UUID(0, FEW + MANY + FEW));
    assertThat(seen.read()).isLessThan(MANY / 2);
    Seen quiet = page(Set.of(QUIET));
    Seen later = page(Set.of(LATER));
    assertThat(seen.ids())
        .isEqualTo(
            Stream.concat(quiet.ids().stream(), later.ids().stream())
                .sorted(Comparator.reverseOrder())
                .limit(PAGE)
                .toList());
  }
}
