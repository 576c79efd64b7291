package org.jiebang.points.scheme;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a scheme says: how minutes become points, how long these last, and when they
 * may be spent.
 *
 * @param name as published, e.g. 《五环社区志愿积分兑换方案》
 * @param pointsPerHour points for 60 counted minutes, 1 to 1,000
 * @param percentByCategory coefficient per category in percent, 1 to 1,000; a category that is not
 *     named counts 100
 * @param minimumMinutes a shorter service earns nothing; 0 to 1,440
 * @param maximumMinutes of one service that count; null: all
 * @param dailyCap points per account and day of service, in the community's zone; null: no cap
 * @param storageCap points that an account may hold, spendable and pending; null: no cap
 * @param evidence kinds of record that earn points; honour hours are usually not among them
 * @param publicationDays between confirmation and the earliest use, 0 to 366: the list is public
 *     and open to objections
 * @param redeemFromHours hours of confirmed service before anything may be redeemed, e.g. 100 for
 *     the first star; 0: at once
 * @param transferable whether owners may give points to each other or donate them
 * @param zeroing from which marks on a service counts nothing; null: never
 * @param zone of the community; its days, quarters and years are meant
 */
public record Rules(
    String name,
    int pointsPerHour,
    Map<Category, Integer> percentByCategory,
    Rounding rounding,
    int minimumMinutes,
    @Nullable Integer maximumMinutes,
    @Nullable Integer dailyCap,
    @Nullable Integer storageCap,
    Validity validity,
    List<Evidence> evidence,
    Activation activation,
    int publicationDays,
    int redeemFromHours,
    RedemptionWindow window,
    boolean transferable,
    @Nullable Zeroing zeroing,
    ZoneId zone) {}
