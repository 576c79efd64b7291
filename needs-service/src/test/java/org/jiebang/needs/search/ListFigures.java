package org.jiebang.needs.search;

import static java.util.Objects.requireNonNull;
import static org.jiebang.needs.search.BenchCalls.NEEDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Load;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** Lists, search, suggestions and counts, in an ordinary community and in the greatest. */
final class ListFigures {

  static final int PAGE = 20;
  static final int CALLERS = 2;
  static final int ORDINARY = 5_000;

  private static final Duration WARM = Duration.ofMillis(500);
  private static final Duration LENGTH = Duration.ofSeconds(2);

  private static final String FIRST = "list, page 1";
  private static final String LATER = "list, page 10,000";
  private static final String PAIRS = "search: two words";
  private static final String LETTER = "search: one letter";
  private static final String SELDOM = "search: a rare pair of letters";
  private static final String SIMILAR = "similar needs, before submission";
  private static final String COUNTS = "counts by grid, half a year";

  private final BenchCalls calls;
  private final @Nullable Long server;

  /**
   * @param server the database's process, where it is known
   */
  ListFigures(BenchCalls calls, @Nullable Long server) {
    this.calls = calls;
    this.server = server;
  }

  /** A place to measure in. */
  record Place(CommunityId community, @Nullable String later, long page) {

    String desk() {
      return BenchCalls.desk(community);
    }
  }

  /** Walks to page 10,000, or to the last one. */
  Place place(CommunityId community) throws Exception {
    String desk = BenchCalls.desk(community);
    String list = NEEDS + "?limit=100&community=" + community.value();
    String cursor = null;
    long page = 1;
    while (page + 100 / PAGE <= 10_000) {
      JsonNode next =
          calls.answer(calls.get(desk, cursor == null ? list : list + "&cursor=" + cursor), 200);
      if (!next.has("next")) {
        break;
      }
      cursor = next.get("next").asText();
      page += 100 / PAGE;
    }
    return new Place(community, cursor, page);
  }

  void measure(Report report, long size, Place ordinary, Place great) throws Exception {
    Map<String, Figures> usual = rounds(ordinary);
    report.table(
        String.format(Locale.ROOT, "%,d needs: in a community of %,d", size, ORDINARY), usual);
    Map<String, Figures> worst = rounds(great);
    report.table(
        String.format(
            Locale.ROOT,
            "%,d needs: in the community of at least %,d (its page %,d for page 10,000)",
            size,
            size / 2 - ORDINARY,
            great.page()),
        worst);
    report.line("");
    report.aim(
        "p99 of page " + great.page() + ", of that of page 1",
        p99(worst, LATER) / p99(worst, FIRST),
        "≤",
        2);
    for (String search : List.of(PAIRS, LETTER, SELDOM, SIMILAR)) {
      report.aim("p99 ms, " + search + ", community of 5,000", p99(usual, search), "≤", 50);
      report.aim("p99 ms, " + search + ", the greatest", p99(worst, search), "≤", 50);
    }
  }

  private static double p99(Map<String, Figures> figures, String name) {
    return requireNonNull(figures.get(name)).p99();
  }

  private Map<String, Figures> rounds(Place place) throws Exception {
    String here = NEEDS + "?community=" + place.community().value() + "&limit=" + PAGE;
    String later = place.later() == null ? here : here + "&cursor=" + place.later();
    String counts = NEEDS + "/counts?by=grid&community=" + place.community().value();
    return new Rounds()
        .add(FIRST, () -> reading(place, _ -> here))
        .add(LATER, () -> reading(place, _ -> later))
        .add(
            PAIRS,
            () -> reading(place, r -> here + said(ManyNeeds.where(r) + " " + ManyNeeds.what(r))))
        .add(LETTER, () -> reading(place, r -> here + said(ManyNeeds.what(r).substring(0, 1))))
        .add(SELDOM, () -> reading(place, r -> here + said(ManyNeeds.names(r))))
        .add(SIMILAR, () -> suggesting(place))
        .add(COUNTS, () -> reading(place, _ -> counts + "&from=2020-01-01"))
        .run();
  }

  private static String said(String text) {
    return "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Figures reading(Place place, Function<SplittableRandom, String> path) throws Exception {
    return asking(random -> calls.get(place.desk(), path.apply(random)));
  }

  private Figures suggesting(Place place) throws Exception {
    return asking(
        random -> {
          String body =
              "{\"community\":\"%s\",\"category\":\"CLEAN_HOME\",\"text\":\"%s\"}"
                  .formatted(place.community().value(), ManyNeeds.text(random));
          return calls.post(place.desk(), NEEDS + "/similar", body);
        });
  }

  private Figures asking(Function<SplittableRandom, HttpRequest.Builder> request) throws Exception {
    return Load.of(
        CALLERS,
        new Load.Window(WARM, LENGTH, server),
        i -> {
          var random = new SplittableRandom(i);
          return () -> {
            calls.answer(request.apply(random), 200);
            return 1;
          };
        });
  }
}
