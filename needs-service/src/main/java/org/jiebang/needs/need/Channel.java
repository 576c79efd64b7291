package org.jiebang.needs.need;

import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Code;

/**
 * The way a need came in. It follows from the role of who submitted it, unless they say that it
 * reached them in another way. An open set.
 */
public record Channel(String value) implements Code {

  /** By the resident. */
  public static final Channel ONLINE = new Channel("ONLINE");

  /** By somebody for a resident who does not do so themselves. */
  public static final Channel ON_BEHALF = new Channel("ON_BEHALF");

  public static final Channel GRID_WORKER = new Channel("GRID_WORKER");

  /** 入户走访. */
  public static final Channel HOUSEHOLD_VISIT = new Channel("HOUSEHOLD_VISIT");

  /** 夜查. */
  public static final Channel NIGHT_CHECK = new Channel("NIGHT_CHECK");

  /** 群聊: taken up in a group of residents by one of its keepers. */
  public static final Channel GROUP_CHAT = new Channel("GROUP_CHAT");

  public static final Channel VOLUNTEER = new Channel("VOLUNTEER");

  public static final Channel DESK = new Channel("DESK");

  public static final Channel PARTNER_APP = new Channel("PARTNER_APP");

  /** By a form of Open311; nobody else can say so. */
  public static final Channel OPEN311 = new Channel("OPEN311");

  private static final Set<String> COLLECTORS = Set.of("GRD", "VOL", "COM");

  /** Who may say that a need came that way. */
  private static final Map<Channel, Set<String>> OPEN_TO =
      Map.of(
          ONLINE, Set.of("RES"),
          ON_BEHALF, Set.of("RES", "GRD", "VOL", "COM"),
          GRID_WORKER, Set.of("GRD"),
          HOUSEHOLD_VISIT, COLLECTORS,
          NIGHT_CHECK, COLLECTORS,
          GROUP_CHAT, COLLECTORS,
          VOLUNTEER, Set.of("VOL"),
          DESK, Set.of("COM"),
          PARTNER_APP, Set.of("APP"),
          OPEN311, Set.of("RES", "GRD", "VOL", "COM", "APP"));

  /** The channel of somebody acting as {@code role}, in the words of LIFECYCLES. */
  public static Channel of(String role) {
    return switch (role) {
      case "RES" -> ONLINE;
      case "GRD" -> GRID_WORKER;
      case "VOL" -> VOLUNTEER;
      case "COM" -> DESK;
      default -> PARTNER_APP;
    };
  }

  /** True for those that a request may name. */
  public boolean known() {
    return OPEN_TO.containsKey(this) && !equals(OPEN311);
  }

  /** Whether somebody acting as {@code role} may say so. */
  boolean openTo(String role) {
    return OPEN_TO.getOrDefault(this, Set.of()).contains(role);
  }
}
