package org.jiebang.eventsourcing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Filters of the contract work on each other's results, and Quarkus keeps those of one priority in
 * no order: another class in the jar was enough to change the document.
 */
class OpenApiOrderTest {

  @Test
  void every_filter_has_a_place_of_its_own() {
    List<Integer> places =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.jiebang.eventsourcing")
                .stream()
                .filter(type -> type.isAnnotatedWith(OpenApiFilter.class))
                .map(type -> type.getAnnotationOfType(OpenApiFilter.class).priority())
                .toList();
    assertThat(places).hasSizeGreaterThan(7).doesNotHaveDuplicates();
  }
}
