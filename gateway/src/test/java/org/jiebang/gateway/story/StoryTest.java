package org.jiebang.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.PublishedFact;
import org.jiebang.gateway.feed.Sight;
import org.jiebang.gateway.feed.SmallFeed;
import org.jiebang.gateway.story.Story.Moment;
import org.jiebang.gateway.story.Summaries.Language;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final UUID NEED = new UUID(1, 1);
  private static final UUID TASK = new UUID(1, 2);
  private static final UUID DISTRICT = new UUID(2, 9);
  private static final UUID WUHUAN = new UUID(2, 1);
  private static final UUID UNIVERSITY = new UUID(3, 1);
  private static final UUID AUTHOR = new UUID(9, 1);
  private static final UUID VOLUNTEER = new UUID(9, 2);
  private static final Instant MORNING = Instant.parse("2025-03-01T00:00:00Z");

  private static final List<FeedLine> LINES =
      List.of(
          line(3, "need-submitted", NEED, WUHUAN, Map.of("author", AUTHOR.toString()), AUTHOR),
          line(4, "need-verified", NEED, WUHUAN, Map.of("urgency", "DANGER"), AUTHOR),
          line(7, "task-posted", TASK, WUHUAN, Map.of(), Aggregate.EVERYONE),
          line(8, "task-claimed", TASK, WUHUAN, Map.of(), UNIVERSITY),
          line(9, "points-earned", VOLUNTEER, WUHUAN, Map.of("amount", 30), VOLUNTEER));

  @Test
  void the_story_begins_with_the_needs_own_submission() {
    assertThat(Story.beginning(NEED, LINES)).isEqualTo(LINES.getFirst().fact());
    assertThat(Story.beginning(TASK, LINES)).isNull();
  }

  @Test
  void the_author_reads_all_of_it() {
    assertThat(seenBy(AUTHOR)).containsExactly(3L, 4L, 7L, 8L, 9L);
  }

  @Test
  void whoever_holds_an_office_at_the_community_or_above_it_reads_all_of_it() {
    assertThat(seenBy(nobody(), new Grant(Role.COM, "community", WUHUAN))).hasSize(5);
    assertThat(seenBy(nobody(), new Grant(Role.DIS, "district", DISTRICT))).hasSize(5);
  }

  @Test
  void a_university_reads_what_it_is_a_party_of_and_what_is_on_the_board() {
    assertThat(seenBy(nobody(), new Grant(Role.UNI, "organisation", UNIVERSITY)))
        .containsExactly(7L, 8L);
  }

  @Test
  void a_volunteer_reads_about_their_own_points() {
    assertThat(seenBy(VOLUNTEER)).containsExactly(7L, 9L);
  }

  @Test
  void living_in_the_community_is_no_office() {
    assertThat(seenBy(nobody(), new Grant(Role.RES, "community", WUHUAN))).containsExactly(7L);
    assertThat(seenBy(nobody(), new Grant(Role.VOL, "community", WUHUAN))).containsExactly(7L);
  }

  @Test
  void a_stranger_reads_what_everybody_may_read() {
    assertThat(seenBy(nobody())).containsExactly(7L);
  }

  @Test
  void as_of_a_position_or_a_time_the_rest_has_not_happened() {
    Story story = new Story(LINES.getFirst().fact(), LINES);
    assertThat(positions(story.asOf(new Moment.Position(7)))).containsExactly(3L, 4L, 7L);
    assertThat(positions(story.asOf(new Moment.Time(MORNING.plusSeconds(4)))))
        .containsExactly(3L, 4L);
    assertThat(story.asOf(null)).isEqualTo(story);
  }

  @Test
  void a_line_is_told_in_both_languages_with_the_facts_own_words() {
    PublishedFact verified = LINES.get(1).fact();
    assertThat(new Summaries().of(verified, Language.ZH)).isEqualTo("网格员核实需求，紧急程度 DANGER");
    assertThat(new Summaries().of(verified, Language.EN))
        .isEqualTo("The need was verified, urgency DANGER");
  }

  @Test
  void a_word_that_the_fact_does_not_have_shows_as_a_question_mark() {
    assertThat(new Summaries().of(LINES.getFirst().fact(), Language.EN))
        .isEqualTo("A resident submitted a need (?)");
  }

  @Test
  void a_fact_that_nobody_has_a_line_for_is_told_by_its_name() {
    PublishedFact unheardOf = line(1, "need-dreamt-up", NEED, WUHUAN, Map.of(), AUTHOR).fact();
    assertThat(new Summaries().of(unheardOf, Language.ZH)).isEqualTo("need-dreamt-up");
  }

  private static List<Long> seenBy(UUID person, Grant... grants) {
    Sight sight = SmallFeed.sight(new Caller(person, List.of(grants), null), WUHUAN, DISTRICT);
    return positions(new Story(LINES.getFirst().fact(), LINES).seenBy(person, sight::sees));
  }

  private static UUID nobody() {
    return new UUID(9, 9);
  }

  private static List<Long> positions(Story story) {
    return story.lines().stream().map(FeedLine::position).toList();
  }

  private static FeedLine line(
      long position,
      String type,
      UUID stream,
      UUID tenant,
      Map<String, Object> payload,
      UUID... parties) {
    return new FeedLine(
        position,
        MORNING,
        new PublishedFact(
            "needs",
            1,
            position,
            type,
            1,
            stream,
            1,
            tenant,
            NEED,
            List.copyOf(Set.of(parties)),
            null,
            "SYS",
            null,
            null,
            MORNING.plusSeconds(position),
            payload));
  }
}
