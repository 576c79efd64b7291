package org.jiebang.eventsourcing.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.personal.PersonKeys.PersonErased;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.local.LocalServers;
import org.jiebang.local.TestServers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys on a real database: made once, destroyed for good. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
@NullUnmarked // set by Quarkus
class PersonKeysIT {

  @Inject PersonKeys keys;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "jiebang.db.keys")
  String keysDatabase;

  private final UUID person = UUID.randomUUID();
  private final UUID stream = UUID.randomUUID();

  private Envelope seal(String text) {
    return keys.seal(person, stream, "name", text);
  }

  private int keysInTheDatabase() throws Exception {
    try (var c = database.getConnection();
        var s =
            c.prepareStatement(
                "SELECT COUNT(wrapped) FROM " + keysDatabase + ".person_key WHERE subject = ?")) {
      s.setBytes(1, Columns.bytes(person));
      try (var r = s.executeQuery()) {
        r.next();
        return r.getInt(1);
      }
    }
  }

  @Test
  void what_was_sealed_cannot_be_opened_after_the_erasure() throws Exception {
    Envelope name = seal("王芳");
    assertThat(keys.open(name, stream, "name")).isEqualTo("王芳");
    assertThat(keysInTheDatabase()).isEqualTo(1);
    keys.destroy(person);
    keys.destroy(person);
    assertThat(keys.open(name, stream, "name")).isNull();
    assertThat(keysInTheDatabase()).isZero();
    assertThatThrownBy(() -> seal("again")).isInstanceOf(PersonErased.class);
    assertThatThrownBy(() -> keys.refuseErased(person)).isInstanceOf(PersonErased.class);
    assertThat(keysInTheDatabase()).isZero();
  }

  @Test
  void what_a_request_has_sealed_itself_is_closed_to_it_as_well_after_the_erasure()
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads
          .submit(
              () -> {
                what_was_sealed_cannot_be_opened_after_the_erasure();
                return person;
              })
          .get();
    }
  }

  @Test
  void an_erasure_that_comes_first_leaves_no_room_for_a_key() throws Exception {
    keys.refuseErased(person);
    keys.destroy(person);
    assertThatThrownBy(() -> seal("late")).isInstanceOf(PersonErased.class);
    assertThat(keysInTheDatabase()).isZero();
  }

  /** The consumer's transaction may roll back and come again; the grave stays. */
  @Test
  void an_erasure_stands_although_the_transaction_around_it_does_not() {
    Envelope name = seal("王芳");
    rolledBack(
        () -> {
          keys.destroy(person);
          assertThat(keys.open(name, stream, "name")).isNull();
        });
    assertThat(keys.open(name, stream, "name")).isNull();
  }

  @Test
  void a_key_stands_although_the_transaction_around_it_does_not() throws Exception {
    var sealed = new ArrayList<Envelope>();
    rolledBack(() -> sealed.add(seal("王芳")));
    assertThat(keys.open(sealed.getFirst(), stream, "name")).isEqualTo("王芳");
    assertThat(keysInTheDatabase()).isEqualTo(1);
  }

  @Test
  void who_kept_something_of_a_key_is_waited_for_however_often_he_asked() throws Exception {
    seal("王芳");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> destroyed =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    assertThat(keys.stays(person)).isTrue();
                    Future<?> destroying = threads.submit(() -> keys.destroy(person));
                    Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> waitsForALock() || destroying.isDone());
                    assertThat(destroying).isNotDone();
                    assertThat(keys.stays(person)).as("of the same transaction").isTrue();
                    return destroying;
                  });
      destroyed.get();
    }
    assertThat(QuarkusTransaction.requiringNew().call(() -> keys.stays(person))).isFalse();
    assertThat(keys.stays(person)).as("in no transaction").isFalse();
  }

  private static boolean waitsForALock() throws SQLException {
    try (var c = TestServers.get().server().connect();
        var s = c.createStatement();
        var r =
            s.executeQuery(
                "SELECT COUNT(*) FROM information_schema.innodb_trx"
                    + " WHERE trx_state = 'LOCK WAIT'")) {
      r.next();
      return r.getInt(1) > 0;
    }
  }

  private static void rolledBack(Runnable work) {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          work.run();
                          throw new IllegalStateException("and back it rolls");
                        }))
        .hasStackTraceContaining("and back it rolls");
  }

  /** Whoever seals and opens while it is destroyed does not bring it back into memory. */
  @RepeatedTest(20)
  void a_key_is_gone_from_memory_too_when_the_erasure_returns() throws Exception {
    Envelope name = seal("王芳");
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var busy = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 16; i++) {
        boolean seals = i % 2 == 0;
        Callable<Boolean> work =
            () -> {
              go.await();
              boolean before = false;
              for (int n = 0; n < 200; n++) {
                before |= seals ? sealed() : keys.open(name, stream, "name") != null;
              }
              return before;
            };
        busy.add(threads.submit(work));
      }
      go.countDown();
      keys.destroy(person);
      assertThat(keys.open(name, stream, "name")).isNull();
      assertThatThrownBy(() -> seal("late")).isInstanceOf(PersonErased.class);
      for (Future<Boolean> one : busy) {
        one.get();
      }
    }
    assertThat(keys.open(name, stream, "name")).isNull();
    assertThat(keysInTheDatabase()).isZero();
  }

  private boolean sealed() {
    try {
      seal("x");
      return true;
    } catch (PersonErased gone) {
      return false;
    }
  }
}
