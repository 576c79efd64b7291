package org.jiebang.needs.need;

import org.jiebang.eventsourcing.Code;

/** The way a need came in; follows from the role of who submitted it. An open set. */
public record Channel(String value) implements Code {

  /** The channel of somebody acting as {@code role}, in the words of LIFECYCLES. */
  public static Channel of(String role) {
    return new Channel(
        switch (role) {
          case "RES" -> "ONLINE";
          case "GRD" -> "GRID_WORKER";
          case "VOL" -> "VOLUNTEER";
          case "COM" -> "DESK";
          default -> "PARTNER_APP";
        });
  }
}
