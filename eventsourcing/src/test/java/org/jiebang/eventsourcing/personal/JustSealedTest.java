package org.jiebang.eventsourcing.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JustSealedTest {

  private static final Executor REQUEST = Thread::startVirtualThread;
  private static final Executor LIVES_ON = work -> Thread.ofPlatform().start(work);
  private static final UUID STREAM = UUID.randomUUID();

  private final Envelope envelope = new Envelope(UUID.randomUUID(), 1, "iv", "ct");

  @Test
  void a_request_knows_what_it_has_sealed_for_that_stream_and_field_only() {
    assertThat(on(REQUEST, envelope, STREAM, "text")).isEqualTo("said");
    assertThat(on(REQUEST, envelope, UUID.randomUUID(), "text")).isNull();
    assertThat(on(REQUEST, envelope, STREAM, "note")).isNull();
  }

  @Test
  void an_envelope_that_only_looks_the_same_is_opened() {
    var read = new Envelope(envelope.sub(), envelope.kid(), envelope.iv(), envelope.ct());
    assertThat(on(REQUEST, read, STREAM, "text")).isNull();
  }

  @Test
  void a_thread_that_lives_on_remembers_nothing_and_another_request_knows_nothing() {
    assertThat(on(LIVES_ON, envelope, STREAM, "text")).isNull();
    on(REQUEST, envelope, STREAM, "text");
    assertThat(
            CompletableFuture.supplyAsync(() -> JustSealed.text(envelope, STREAM, "text"), REQUEST)
                .join())
        .isNull();
  }

  @Test
  void only_the_latest_are_remembered() {
    assertThat(
            CompletableFuture.supplyAsync(
                    () -> {
                      JustSealed.remember(envelope, STREAM, "text", "said");
                      Stream.generate(() -> new Envelope(STREAM, 1, "iv", "ct"))
                          .limit(16)
                          .forEach(next -> JustSealed.remember(next, STREAM, "note", "next"));
                      return JustSealed.text(envelope, STREAM, "text") == null;
                    },
                    REQUEST)
                .join())
        .isTrue();
  }

  /** What a thread knows of {@code asked} when it has sealed {@link #envelope}. */
  private @Nullable String on(Executor thread, Envelope asked, UUID stream, String field) {
    return CompletableFuture.supplyAsync(
            () -> {
              JustSealed.remember(envelope, STREAM, "text", "said");
              return JustSealed.text(asked, stream, field);
            },
            thread)
        .join();
  }
}
