package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jiebang.local.TestServers;
import org.junit.jupiter.api.Test;

/** A server that may lose what it has acknowledged is not worked with. */
class DurableServerIT {

  private static void ask(String variable) throws SQLException {
    try (Connection c = TestServers.get().server().connect()) {
      DurableServer.require(c, variable);
    }
  }

  @Test
  void a_server_that_flushes_at_commit_is_taken() {
    assertThatCode(() -> ask("@@innodb_flush_log_at_trx_commit")).doesNotThrowAnyException();
  }

  @Test
  void a_server_that_flushes_once_a_second_is_refused_with_what_to_do() {
    // The setting is the whole server's, and others test on it: so the answer is played.
    assertThatThrownBy(() -> ask("2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("innodb_flush_log_at_trx_commit=2")
        .hasMessageContaining("jiebang.store.require-durable=false");
  }
}
