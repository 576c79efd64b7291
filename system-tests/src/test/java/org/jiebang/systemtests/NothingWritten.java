package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** No test has had anything written: see {@link Written} for what counts. */
final class NothingWritten implements BeforeEachCallback, AfterEachCallback {

  private static final Namespace HERE = Namespace.create(NothingWritten.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    test.getStore(HERE).put("written", Written.sinceNow());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Written written =
        Objects.requireNonNull(test.getStore(HERE).get("written", Written.class), "since when");
    assertThat(written.commands()).as("commands carried out in %s", test.getDisplayName()).isZero();
  }
}
