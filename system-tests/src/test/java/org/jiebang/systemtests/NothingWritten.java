package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** After each test there are as many events of needs, matching and points as before it. */
final class NothingWritten implements BeforeEachCallback, AfterEachCallback {

  private static final Namespace HERE = Namespace.create(NothingWritten.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    test.getStore(HERE).put("events", Logs.total());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(Logs.total())
        .as("events after %s", test.getDisplayName())
        .isEqualTo(test.getStore(HERE).get("events", Long.class));
  }
}
