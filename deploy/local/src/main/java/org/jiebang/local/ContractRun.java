package org.jiebang.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code ./jiebang contract}: builds the services, joins what they say of their operations into
 * {@code gateway/src/main/openapi/jiebang.yaml}, writes what follows from it (pages of problems,
 * the contract of the topics) and looks at it all as the tests do.
 */
final class ContractRun {

  private final Path root;

  ContractRun(Path root) {
    this.root = root;
  }

  int run() {
    return MavenRun.run(
        root,
        "package", // the services write what they say while they are packaged
        List.of(
            "-q",
            "-pl",
            "system-tests",
            "-am",
            "-Dtest=ContractTest,TopicsTest,LintTest",
            "-Dsurefire.failIfNoSpecifiedTests=false"),
        Map.of("JIEBANG_CONTRACT_WRITE", "1"));
  }
}
