package org.jiebang.eventsourcing.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of file in which rows come and go. */
public enum SheetFormat {
  CSV(SheetFormat.CSV_TYPE, "csv"),
  XLSX(SheetFormat.XLSX_TYPE, "xlsx");

  public static final String CSV_TYPE = "text/csv";
  public static final String XLSX_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final String mediaType;
  private final String ending;

  SheetFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** Without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** As it is answered. */
  public String contentType() {
    return this == CSV ? mediaType + ";charset=UTF-8" : mediaType;
  }

  /** Of a file's name, without the dot. */
  public String ending() {
    return ending;
  }

  /** Null when it is another media type, or none. */
  public static @Nullable SheetFormat of(@Nullable String mediaType) {
    String plain =
        mediaType == null ? "" : mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    for (SheetFormat format : values()) {
      if (format.mediaType.equals(plain)) {
        return format;
      }
    }
    return null;
  }

  /** Writes rows of this kind; nothing more than the row at hand is kept. */
  public SheetWriter writer(OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvSheetWriter(out);
      case XLSX -> new XlsxSheetWriter(out);
    };
  }
}
