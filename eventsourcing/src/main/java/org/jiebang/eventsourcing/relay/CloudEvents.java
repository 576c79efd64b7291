package org.jiebang.eventsourcing.relay;

/** Names of the headers of a published event: CloudEvents 1.0, Kafka binary mode, and our own. */
public final class CloudEvents {

  public static final String SPECVERSION = "ce_specversion";

  /** {@code needs/17/4711}: service, part, position. */
  public static final String ID = "ce_id";

  /** {@code /needs}. */
  public static final String SOURCE = "ce_source";

  /** {@code org.jiebang.needs.need-submitted.v1}. */
  public static final String TYPE = "ce_type";

  /** When it happened, ISO-8601, UTC: for the tools of others. */
  public static final String TIME = "ce_time";

  /** The stream's id, for the tools of others. */
  public static final String SUBJECT = "ce_subject";

  public static final String CONTENT_TYPE = "content-type";

  public static final String PART = "ce_part";
  public static final String POS = "ce_pos";
  public static final String STREAM = "ce_stream";
  public static final String VERSION = "ce_version";
  public static final String TENANT = "ce_tenant";
  public static final String SCHEMA = "ce_schema";

  /** When it happened, as stored: what our own consumers read. */
  public static final String AT = "ce_at";

  /** Hex, 32 bytes: the event's own link of its part's hash chain. */
  public static final String HASH = "ce_hash";

  /** Hex, 32 bytes: the link before; zeros before the first event of a part. */
  public static final String PREVIOUS_HASH = "ce_prevhash";

  public static final String CORRELATION = "ce_correlation";
  public static final String ACTOR = "ce_actor";
  public static final String ROLE = "ce_role";
  public static final String CAUSATION = "ce_causation";

  /** The partner app that carried the request; missing when there was none. */
  public static final String CLIENT = "ce_client";

  /** Why a district acted in a community's place, UTF-8; missing when it did not. */
  public static final String OVERRIDE = "ce_override";

  /** Ids joined by commas; missing when there are none. */
  public static final String PARTIES = "ce_parties";

  /** {@code true}: the event stays in the house, only its place in the chain is shown. */
  public static final String WITHHELD = "ce_withheld";

  /**
   * What the other headers lack of the row: recorded at (µs), command id or {@code -}, and the meta
   * as stored. With it a lost row can be made again, and its hash proves it; only on events that
   * are published whole.
   */
  public static final String ROW = "ce_row";

  private static final String PACKAGE = "org.jiebang.";

  private CloudEvents() {}

  static String type(String service, String name, int schema) {
    return PACKAGE + service + "." + name + ".v" + schema;
  }

  /** {@code need-submitted} of {@code org.jiebang.needs.need-submitted.v1}. */
  public static String nameOf(String type) {
    int version = type.lastIndexOf(".v");
    int service = type.indexOf('.', PACKAGE.length());
    if (!type.startsWith(PACKAGE) || service < 0 || version <= service) {
      throw new IllegalArgumentException("not one of our types: " + type);
    }
    return type.substring(service + 1, version);
  }
}
