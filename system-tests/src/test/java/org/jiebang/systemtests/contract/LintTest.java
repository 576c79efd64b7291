package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.clients.Node;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed contract is as others expect contracts to be: see {@code gateway/redocly.yaml}. */
@Order(2) // after it has been written
class LintTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path COMMITTED = ROOT.resolve(Promised.CONTRACT);

  private static Node.Ended lint(Path contract) {
    return Node.run(
        "",
        Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
        List.of(
            "node_modules/.bin/redocly",
            "lint",
            "--format=stylish",
            "--config=" + ROOT.resolve("gateway/redocly.yaml"),
            contract.toString()));
  }

  @Test
  void nothing_is_left_to_complain_of() {
    Node.Ended lint = lint(COMMITTED);
    assertThat(lint.exit()).as(lint.said()).isZero();
  }

  @Test
  void what_is_wrong_is_complained_of(@TempDir Path folder) throws IOException {
    var worse = (ObjectNode) Joining.YAML.readTree(COMMITTED.toFile());
    var verify = (ObjectNode) worse.at("/paths/~1api~1v1~1needs~1{id}~1verify/post");
    verify.remove("summary");
    verify.put("operationId", "listNeeds");
    worse.withObject("/components/schemas").putObject("Nobodys").put("type", "object");
    Path file = folder.resolve("worse.yaml");
    Files.writeString(file, Joining.YAML.writeValueAsString(worse));
    Node.Ended lint = lint(file);
    assertThat(lint.exit()).isNotZero();
    assertThat(lint.said())
        .contains("operation-summary", "operation-operationId-unique", "no-unused-components");
  }
}
