package org.jiebang.points.scheme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Rules as a request gives them; what is left out has the default named here. See {@link Rules}.
 */
record RulesRequest(
    @NotBlank @Size(max = 100) String name,
    @NotNull @Min(1) @Max(1000) Integer pointsPerHour,
    @Nullable @Size(max = 50)
        Map<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") String, @NotNull @Min(1) @Max(1000) Integer>
            percentByCategory,
    @Nullable @Valid RoundingRequest rounding,
    @Nullable @Min(0) @Max(1440) Integer minimumMinutes,
    @Nullable @Min(1) @Max(1440) Integer maximumMinutes,
    @Nullable @Min(1) @Max(100_000) Integer dailyCap,
    @Nullable @Min(1) @Max(100_000) Integer storageCap,
    @NotNull @Valid ValidityRequest validity,
    @Nullable @Size(max = 10)
        List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") String> evidence,
    @Nullable Activation activation,
    @Nullable @Min(0) @Max(366) Integer publicationDays,
    @Nullable @Min(0) @Max(10_000) Integer redeemFromHours,
    @Nullable RedemptionWindow window,
    @Nullable Boolean transferable,
    @Nullable @Valid ZeroingRequest zeroing,
    @Nullable ZoneId zone) {

  private static final Rounding WHOLE_HOURS = new Rounding(60, Rounding.Direction.DOWN);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Left out: whole hours, down. */
  record RoundingRequest(
      @NotNull @Min(1) @Max(240) Integer stepMinutes, @NotNull Rounding.Direction direction) {}

  /**
   * @param amount needed for DAYS and YEARS
   */
  record ValidityRequest(@NotNull Validity.Kind kind, @Nullable @Min(1) @Max(3660) Integer amount) {

    /** Days and years need a number. */
    @jakarta.validation.constraints.AssertTrue(
        message = "amount must be given for DAYS and YEARS | DAYS 和 YEARS 须填写 amount")
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isAmountGiven() {
      return amount != null || (kind != Validity.Kind.DAYS && kind != Validity.Kind.YEARS);
    }
  }

  /**
   * @param least left out: one mark decides
   */
  record ZeroingRequest(
      @NotNull Zeroing.By by,
      @NotNull @Min(2) @Max(5) Integer below,
      @Nullable @Min(1) @Max(100) Integer least) {

    Zeroing zeroing() {
      return new Zeroing(by, below, least == null ? 1 : least);
    }
  }

  Rules rules() {
    return new Rules(
        name,
        pointsPerHour,
        percentByCategory == null
            ? Map.of()
            : percentByCategory.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        e -> new Category(e.getKey()), Map.Entry::getValue)),
        rounding == null ? WHOLE_HOURS : new Rounding(rounding.stepMinutes, rounding.direction),
        minimumMinutes == null ? 0 : minimumMinutes,
        maximumMinutes,
        dailyCap,
        storageCap,
        new Validity(validity.kind, validity.amount == null ? 0 : validity.amount),
        evidence == null
            ? List.of(Evidence.TIMED)
            : evidence.stream().map(Evidence::new).distinct().toList(),
        activation == null ? Activation.ON_ACCEPTANCE : activation,
        publicationDays == null ? 0 : publicationDays,
        redeemFromHours == null ? 0 : redeemFromHours,
        window == null ? RedemptionWindow.ALWAYS : window,
        transferable != null && transferable,
        zeroing == null ? null : zeroing.zeroing(),
        zone == null ? CHINA : zone);
  }
}
