package org.jiebang.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/**
 * The tests of this module run in two turns, told apart by the tag: a test with Quarkus that lacks
 * it would run beside others, which its one application does not bear.
 */
class QuarkusTagTest {

  private static boolean tagged(JavaClass test) {
    Stream<Tag> one = test.tryGetAnnotationOfType(Tag.class).stream();
    Stream<Tag> several =
        test.tryGetAnnotationOfType(Tags.class).stream()
            .flatMap(tags -> Arrays.stream(tags.value()));
    return Stream.concat(one, several).anyMatch(tag -> tag.value().equals("quarkus"));
  }

  @Test
  void tests_with_quarkus_are_tagged_so_and_no_others() {
    var tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.jiebang.eventsourcing");
    assertThat(tests).filteredOn(QuarkusTagTest::tagged).hasSizeGreaterThan(10);
    assertThat(tests)
        .filteredOn(test -> test.isAnnotatedWith(QuarkusTest.class) != tagged(test))
        .isEmpty();
  }
}
