package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.campaign.CampaignBody.CheckedNight;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as one caller sees it.
 *
 * @param from the first day, of the community's time zone; so {@code until}, the last one
 * @param weekday of night checks
 * @param visitors for grid workers and the desk only, so {@code buildings}
 * @param visited doors that somebody was at, of {@code households}
 * @param met doors at which somebody was in
 * @param findings by kind
 * @param answers findings by what became of them: {@code FIXED}, {@code NEED}, {@code EXPLAINED}
 * @param unanswered findings that wait for an answer
 * @param visits at doors, further ones too
 * @param personTimes of the nights: everybody who was there, each night anew (人次)
 * @param missedWeeks Mondays of the weeks without a check
 * @param nobodyMet buildings in which nobody was met, up to now
 */
@Schema(name = "Campaign")
public record ShownCampaign(
    UUID id,
    String state,
    UUID community,
    CampaignKind kind,
    Purpose purpose,
    String title,
    LocalDate from,
    LocalDate until,
    @Nullable DayOfWeek weekday,
    @Nullable List<UUID> visitors,
    int households,
    int visited,
    int met,
    @Nullable List<Coverage> buildings,
    Map<FindingKind, Integer> findings,
    Map<Answer, Integer> answers,
    int unanswered,
    int visits,
    List<CheckedNight> nights,
    int personTimes,
    List<LocalDate> missedWeeks,
    List<String> nobodyMet) {}
