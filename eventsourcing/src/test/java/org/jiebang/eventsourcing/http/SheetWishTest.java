package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sheet comes only to whom it is dearer than JSON. */
class SheetWishTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          -                                                      | -
          text/csv                                               | CSV
          Text/CSV; charset=utf-8                                | CSV
          text/csv, */*;q=0.1                                    | CSV
          text/csv, */*                                          | CSV
          text/*                                                 | -
          */*                                                    | -
          application/json, text/csv                             | -
          text/csv, application/json                             | -
          application/json;q=0.5, text/csv                       | CSV
          application/json, text/csv;q=0.9                       | -
          text/csv;q=0                                           | -
          text/csv;q=nonsense                                    | -
          text/csv;q=0.5, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX
          text/html                                              | -
          """)
  void it_follows_from_the_weights(@Nullable String accept, @Nullable SheetFormat wished) {
    assertThat(SheetWish.wished(accept)).isEqualTo(wished);
  }
}
