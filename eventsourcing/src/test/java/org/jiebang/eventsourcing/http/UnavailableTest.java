package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jiebang.eventsourcing.identity.KeysUnreachable;
import org.jiebang.eventsourcing.store.SqlErrors;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.junit.jupiter.api.Test;

class UnavailableTest {

  @Test
  void a_database_that_does_not_answer_is_an_outage() {
    assertThat(Unavailable.is(new SQLNonTransientConnectionException("refused"))).isTrue();
    assertThat(Unavailable.is(new PersistenceException(new SQLException("gone", "08S01"))))
        .isTrue();
    assertThat(Unavailable.is(new StoreUnavailable("waiting"))).isTrue();
  }

  @Test
  void an_exhausted_pool_is_an_outage() {
    var pool = new SQLException("Sorry, acquisition timeout!");
    assertThat(Unavailable.is(pool)).isTrue();
    assertThat(SqlErrors.connectionLost(new PersistenceException(pool))).isTrue();
  }

  /** ADR 0029: it says nothing else, and may be the only cause. */
  @Test
  void a_pooled_connection_that_was_dead_is_an_outage() {
    var dead =
        new SQLException(
            "Exception in association of connection to existing transaction",
            new SQLException(
                "Failed to enlist. Check if a connection from another datasource is already"
                    + " enlisted to the same transaction"));
    assertThat(Unavailable.is(new PersistenceException(dead))).isTrue();
    assertThat(SqlErrors.connectionLost(new PersistenceException(dead))).isTrue();
  }

  @Test
  void an_issuer_that_does_not_answer_is_an_outage() {
    assertThat(Unavailable.is(new KeysUnreachable())).isTrue();
  }

  /** The lost connection is only suppressed there, not a cause (ADR 0023). */
  @Test
  void a_commit_that_was_never_answered_is_an_outage() {
    var commit = new RollbackException("ARJUNA016053: Could not commit transaction.");
    commit.addSuppressed(new SQLNonTransientConnectionException("Socket error"));
    assertThat(Unavailable.is(new QuarkusTransactionException(commit))).isTrue();
    assertThat(SqlErrors.connectionLost(new QuarkusTransactionException(commit))).isTrue();
  }

  /** Rolled back by the server: nothing has happened, and asking again is all that is needed. */
  @Test
  void a_deadlock_is_an_outage() {
    var deadlock = new SQLException("Deadlock found", "40001", 1213);
    assertThat(Unavailable.is(new PersistenceException(deadlock))).isTrue();
    assertThat(Unavailable.is(new SQLException("Lock wait timeout", "HY000", 1205))).isTrue();
  }

  @Test
  void a_wrong_statement_is_a_bug() {
    assertThat(Unavailable.is(new PersistenceException(new SQLException("syntax", "42000"))))
        .isFalse();
  }
}
