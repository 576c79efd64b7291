package org.jiebang.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiebang.points.account.AccountRefusal;
import org.jiebang.points.recalculation.RecalculationRefusal;
import org.jiebang.points.redemption.RedemptionRefusal;
import org.jiebang.points.reward.RewardRefusal;
import org.jiebang.points.scheme.SchemeRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No reason for saying no that no test ever hears. */
class EveryRefusalIsTriedTest {

  private static final String TESTS = testsWithoutImports();

  private static String testsWithoutImports() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .flatMap(EveryRefusalIsTriedTest::lines)
          .filter(line -> !line.startsWith("import "))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean mentioned(String code) {
    return Pattern.compile("\\b" + code + "\\b").matcher(TESTS).find();
  }

  @ParameterizedTest
  @EnumSource
  void of_a_scheme(SchemeRefusal code) {
    assertThat(mentioned(code.name())).as("a test that hears %s", code).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void of_an_account(AccountRefusal code) {
    assertThat(mentioned(code.name())).as("a test that hears %s", code).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void of_a_good(RewardRefusal code) {
    assertThat(mentioned(code.name())).as("a test that hears %s", code).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void of_a_redemption(RedemptionRefusal code) {
    assertThat(mentioned(code.name())).as("a test that hears %s", code).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void of_a_recalculation(RecalculationRefusal code) {
    assertThat(mentioned(code.name())).as("a test that hears %s", code).isTrue();
  }

  @Test
  void a_code_that_no_test_hears_would_be_found() {
    assertThat(mentioned("NEVER_" + "HEARD")).isFalse();
  }
}
