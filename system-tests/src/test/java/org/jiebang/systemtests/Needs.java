package org.jiebang.systemtests;

import java.util.Map;

/** Small needs of the sample community. */
public final class Needs {

  private Needs() {}

  /** What a resident sends. */
  public static Map<String, Object> wish() {
    return Map.of(
        "community", House.community(),
        "category", "CHILD_CARE",
        "text", "放学后没有人看管。",
        "riskStatement", "未成年人,须成人陪同。",
        "authorName", "居民甲",
        "authorPhone", "+86 100 0000 0003");
  }

  /** A need that was just submitted. */
  public static String submitted() {
    return Ask.post("/api/v1/needs").as("resident").json(wish()).send().expect(201).id();
  }
}
