package org.jiebang.eventsourcing.http;

import java.util.regex.Pattern;

/**
 * Paths at which more may come in than a command takes. The door asks it of every request, so what
 * cannot be one of them is told by its end, and no regular expression is run over it.
 */
public final class Uploads {

  private static final String IMPORTS_END = "/imports";
  private static final String ATTACHMENTS_END = "/attachments";

  private static final Pattern IMPORTS = Pattern.compile("/api/v1/[a-z0-9-]{1,40}/imports/?");

  private static final Pattern ATTACHMENTS =
      Pattern.compile("/api/v1/[a-z0-9-]{1,40}/[0-9a-fA-F-]{36}/attachments/?");

  private Uploads() {}

  /** Whether a sheet comes in there. */
  public static boolean areImports(String path) {
    return endsIn(IMPORTS_END, path) && IMPORTS.matcher(path).matches();
  }

  /** Whether files come in there as they are, not in JSON. */
  public static boolean areAttachments(String path) {
    return endsIn(ATTACHMENTS_END, path) && ATTACHMENTS.matcher(path).matches();
  }

  private static boolean endsIn(String end, String path) {
    int slash = path.endsWith("/") ? 1 : 0;
    int from = path.length() - slash - end.length();
    return from > 0 && path.startsWith(end, from);
  }
}
