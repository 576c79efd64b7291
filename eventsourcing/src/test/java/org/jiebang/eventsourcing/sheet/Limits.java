package org.jiebang.eventsourcing.sheet;

/** Limits that a test can reach. */
record Limits(
    int rows,
    int columns,
    int cellCharacters,
    long unpackedBytes,
    int unpackedTimes,
    int sharedCharacters,
    int importsAtOnce,
    int exportedRows)
    implements SheetLimits {

  static final Limits USUAL = new Limits(10_000, 64, 10_000, 33_554_432, 100, 6_000_000, 2, 1_000);
  static final Limits SMALL = new Limits(3, 4, 20, 4_000_000, 100, 1_000, 2, 10);
}
