package org.jiebang.needs.council;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jspecify.annotations.Nullable;

/** What every resource of agenda items hands its requests to, and what their rules must know. */
@Singleton
public class AgendaItemEndpoint {

  static final String PATH = "/api/v1/agenda-items";

  private final Endpoint<
          AgendaItemCommand, AgendaItem, AgendaItemEvent, AgendaItemBody, ShownAgendaItem>
      endpoint;
  private final CommandHandler commands;
  private final Rosters rosters;

  AgendaItemEndpoint(
      Endpoints endpoints, CommandHandler commands, Rosters rosters, CouncilEyes eyes) {
    this.endpoint = endpoints.of(AgendaItems.INSTANCE, new AgendaItemPicture(), PATH, eyes::show);
    this.commands = commands;
    this.rosters = rosters;
  }

  public Endpoint<AgendaItemCommand, AgendaItem, AgendaItemEvent, AgendaItemBody, ShownAgendaItem>
      items() {
    return endpoint;
  }

  AgendaItem load(UUID item) {
    return commands.load(AgendaItems.INSTANCE, item).state();
  }

  /** Who is in the chair of the item's body today. */
  Roster roster(AgendaItem item, Instant now) {
    return rosters.at(((Tabled) item).body(), now);
  }

  /** How the meeting stands on whose agenda the item is. */
  Attendance attendance(AgendaItem item) {
    MeetingId meeting = meeting(item);
    return meeting == null
        ? Attendance.NOWHERE
        : MeetingResource.sitting(commands, meeting).attendance();
  }

  static @Nullable MeetingId meeting(AgendaItem item) {
    return ((Tabled) item).meeting();
  }
}
