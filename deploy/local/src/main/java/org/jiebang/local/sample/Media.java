package org.jiebang.local.sample;

import java.time.LocalDate;
import java.util.Map;

/** What was published about a community, or sent out by it. */
final class Media {

  private Media() {}

  /**
   * @param key once in a sample
   * @param kind MEDIA_ITEM, STUDY_PUSH or ACCOUNT_POST
   * @param outlet who carried it
   */
  static void record(
      Loader loader,
      String community,
      String key,
      String kind,
      String title,
      String outlet,
      LocalDate on) {
    loader.create(
        "desk",
        "/api/v1/publicity-records",
        key,
        Map.of(
            "community",
            community,
            "kind",
            kind,
            "title",
            title,
            "outlet",
            outlet,
            "on",
            on.toString()));
  }
}
