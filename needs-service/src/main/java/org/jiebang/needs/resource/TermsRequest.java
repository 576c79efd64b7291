package org.jiebang.needs.resource;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a resource; openings and dates that contradict themselves are 422
 * SCHEDULE_INVALID, with the first of them in {@code field}.
 *
 * @param name what it is called; of an expert what they do, never who they are
 * @param provider who provides it
 * @param openings each week; none: by agreement
 * @param exceptions dates on which the openings do not hold
 * @param capacity how much of it can be used at once: places, hands, pieces
 * @param audience whom it is for, as codes; none: everybody
 * @param fields categories of needs that it helps with; none: any
 * @param validUntil the last date; absent: until further notice
 */
@Schema(name = "ResourceTermsRequest")
public record TermsRequest(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Valid ProviderRequest provider,
    @Size(max = 200) @Nullable String place,
    @Nullable Setting setting,
    @Size(max = 42) @Nullable List<@NotNull @Valid OpeningRequest> openings,
    @Size(max = 60) @Nullable List<@NotNull @Valid ExceptionRequest> exceptions,
    @NotNull @Min(1) @Max(100_000) Integer capacity,
    @Size(max = 10) @Nullable List<@NotNull @Pattern(regexp = TermsRequest.CODE) String> audience,
    @Size(max = 20) @Nullable List<@NotNull @Pattern(regexp = TermsRequest.CODE) String> fields,
    @NotNull @PlausibleDay LocalDate validFrom,
    @PlausibleDay @Nullable LocalDate validUntil) {

  static final String CODE = "[A-Z][A-Z0-9_]{1,31}";

  /**
   * Who provides it.
   *
   * @param organisation one that is registered here
   * @param name one that is not; never a private person
   */
  @Schema(name = "ResourceProviderRequest")
  public record ProviderRequest(
      @Nullable UUID organisation, @Size(max = 80) @Nullable String name) {

    ResourceProvider provider() {
      return new ResourceProvider(organisation, name);
    }
  }

  /**
   * An opening on one day of each week.
   *
   * @param until 00:00 is the end of the day
   * @param since the first date it holds for; absent: always has
   * @param last the last date; absent: for good
   */
  @Schema(name = "WeeklyOpeningRequest")
  public record OpeningRequest(
      @NotNull DayOfWeek day,
      @NotNull LocalTime from,
      @NotNull LocalTime until,
      @PlausibleDay @Nullable LocalDate since,
      @PlausibleDay @Nullable LocalDate last) {

    WeeklyOpening opening() {
      return new WeeklyOpening(day, new OpenHours(from, until), since, last);
    }
  }

  /**
   * A date of its own; without hours it is closed.
   *
   * @param from with {@code until}: when it is open instead
   */
  @Schema(name = "SpecialDayRequest")
  public record ExceptionRequest(
      @NotNull @PlausibleDay LocalDate date,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      @Size(max = 80) @Nullable String why) {

    SpecialDay exception() {
      return new SpecialDay(
          date,
          from == null && until == null
              ? null
              : new OpenHours(
                  requireNonNullElse(from, LocalTime.MIDNIGHT),
                  requireNonNullElse(until, LocalTime.MIDNIGHT)),
          why);
    }
  }

  ResourceTerms terms() {
    return new ResourceTerms(
        name.strip(),
        provider.provider(),
        place,
        setting,
        new ResourceSchedule(
            openings == null ? List.of() : openings.stream().map(OpeningRequest::opening).toList(),
            exceptions == null
                ? List.of()
                : exceptions.stream().map(ExceptionRequest::exception).toList()),
        capacity,
        audience == null ? List.of() : audience,
        fields == null ? List.of() : fields,
        validFrom,
        validUntil);
  }
}
