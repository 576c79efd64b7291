package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is kept for reading: numbers by building, no doors, no words.
 *
 * @param findings by kind, of doors and nights
 * @param answers findings by what became of them
 * @param visits at doors, further ones too
 * @param nights that were checked, in order
 * @param missedWeeks Mondays of the weeks without a check
 * @param nobodyMet buildings in which nobody was met, once closed
 */
public record CampaignBody(
    UUID id,
    String state,
    UUID community,
    CampaignKind kind,
    Purpose purpose,
    String title,
    LocalDate from,
    LocalDate until,
    @Nullable DayOfWeek weekday,
    List<UUID> visitors,
    List<Coverage> buildings,
    Map<FindingKind, Integer> findings,
    Map<Answer, Integer> answers,
    int visits,
    List<CheckedNight> nights,
    List<LocalDate> missedWeeks,
    @Nullable List<String> nobodyMet) {

  /**
   * A night that was checked.
   *
   * @param present how many were there: so many person-times
   */
  @Schema(name = "CampaignNight")
  public record CheckedNight(LocalDate night, int present, List<String> buildings) {}
}
