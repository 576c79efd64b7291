package org.jiebang.needs.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.AUTHOR;
import static org.jiebang.needs.need.NeedSamples.DESK;
import static org.jiebang.needs.need.NeedSamples.GRID_WORKER;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NEIGHBOUR;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.TEXT;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.and;
import static org.jiebang.needs.need.NeedSamples.history;
import static org.jiebang.needs.need.NeedSamples.submitted;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.needs.need.NeedEvent.NeedAuthorAnonymised;
import org.jiebang.needs.need.NeedEvent.NeedDeclinePublished;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeedAudienceTest {

  private static final UUID DISTRICT = new UUID(5, 5);
  private static final UUID ELSEWHERE = new UUID(6, 6);

  /** Opens everything; the field is what the text says. */
  private static final class OpenKeys implements PersonKeys {
    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return TEXT;
    }

    @Override
    public @Nullable String open(Envelope envelope, UUID stream, String field) {
      return field;
    }

    @Override
    public void destroy(UUID subject) {}
  }

  private static final Hierarchy PLACES = scope -> scope.equals(WUHUAN.value()) ? DISTRICT : null;

  private final NeedAudience audience = new NeedAudience(new NeedTexts(new OpenKeys()), PLACES);

  private static Caller caller(UUID person, String... grants) {
    return new Caller(person, Arrays.stream(grants).map(Grant::parse).toList(), null);
  }

  private static Caller grid() {
    return caller(GRID_WORKER, "GRD@community:" + WUHUAN.value());
  }

  private static Caller neighbour() {
    return caller(NEIGHBOUR, "RES@community:" + WUHUAN.value());
  }

  private ShownNeed shown(String state, Caller caller) {
    return audience.show(NEED.value(), NeedPictureTest.body(history(state)), caller);
  }

  private boolean sees(Caller caller, NeedEvent... events) {
    var spec = DeciderSpec.of(new NeedDecider(NeedPolicy.DEFAULT)).given(events);
    return audience.sees(spec.state(), caller);
  }

  @Test
  void through_an_app_without_the_scope_for_it_nothing_personal_is_read() {
    var grid = grid();
    var through = new Caller(grid.person(), grid.grants(), "app-1", Set.of("needs:read"));
    ShownNeed need = shown("SUBMITTED", through);
    assertThat(need.authorName()).isNull();
    assertThat(need.text()).isNull();
    assertThat(need.erased()).isNull();
    assertThat(need.category()).isNotNull();
    var more =
        new Caller(grid.person(), grid.grants(), "app-1", Set.of("needs:read", "personal:read"));
    assertThat(shown("SUBMITTED", more).text()).isEqualTo(shown("SUBMITTED", grid).text());
  }

  @Test
  void author_and_grid_worker_read_everything() {
    for (Caller reader : List.of(caller(AUTHOR), grid())) {
      ShownNeed need = shown("SUBMITTED", reader);
      assertThat(need.authorName()).isEqualTo("authorName");
      assertThat(need.authorPhone()).isEqualTo("authorPhone");
      assertThat(need.text()).isEqualTo("text");
    }
  }

  @Test
  void the_district_reads_texts_without_name_and_phone() {
    ShownNeed need = shown("SUBMITTED", caller(DESK, "DIS@district:" + DISTRICT));
    assertThat(need.text()).isEqualTo("text");
    assertThat(need.authorName()).isNull();
    assertThat(need.authorPhone()).isNull();
  }

  @Test
  void others_see_what_it_is_about_and_how_far_it_has_come() {
    ShownNeed need = shown("DECLINED", neighbour());
    assertThat(need.category()).isEqualTo(Category.CHILD_CARE);
    assertThat(need.state()).isEqualTo("DECLINED");
    assertThat(need.text()).isNull();
    assertThat(need.riskStatement()).isNull();
    assertThat(need.notes()).isNull();
    assertThat(need.authorName()).isNull();
    assertThat(need.declineCode()).isNull();
    assertThat(need.declineText()).isNull();
  }

  @Test
  void a_desk_elsewhere_is_no_desk_here() {
    ShownNeed need = shown("SUBMITTED", caller(DESK, "COM@community:" + ELSEWHERE));
    assertThat(need.text()).isNull();
  }

  @Test
  void an_anonymous_author_is_known_to_nobody_but_the_desk() {
    var events = and(history("LISTED"), new NeedAuthorAnonymised(NEED, NINE));
    NeedBody body = NeedPictureTest.body(events);
    assertThat(audience.show(NEED.value(), body, neighbour()).author()).isNull();
    assertThat(audience.show(NEED.value(), body, grid()).author()).isEqualTo(AUTHOR);
  }

  @Test
  void a_draft_is_its_authors_alone() {
    NeedEvent[] draft = history("DRAFT").toArray(NeedEvent[]::new);
    assertThat(sees(caller(AUTHOR), draft)).isTrue();
    assertThat(sees(grid(), draft)).isFalse();
    assertThat(shown("DRAFT", grid()).text()).isNull();
  }

  @Test
  void a_quarrel_is_for_its_author_and_the_desk() {
    NeedEvent quarrel = submitted(Category.MEDIATION, null);
    assertThat(sees(caller(AUTHOR), quarrel)).isTrue();
    assertThat(sees(grid(), quarrel)).isTrue();
    assertThat(sees(neighbour(), quarrel)).isFalse();
    assertThat(sees(caller(DESK, "DIS@district:" + DISTRICT), quarrel)).isFalse();
  }

  @Test
  void a_decline_is_for_the_author_and_the_desk_until_it_is_published() {
    NeedEvent[] declined = history("DECLINED").toArray(NeedEvent[]::new);
    assertThat(sees(caller(AUTHOR), declined)).isTrue();
    assertThat(sees(grid(), declined)).isTrue();
    assertThat(sees(neighbour(), declined)).isFalse();
    assertThat(sees(caller(DESK, "DIS@district:" + DISTRICT), declined)).isFalse();
  }

  @Test
  void a_published_decline_shows_its_code_but_not_its_text() {
    var published = and(history("DECLINED"), new NeedDeclinePublished(NEED, NINE));
    assertThat(sees(neighbour(), published.toArray(NeedEvent[]::new))).isTrue();
    ShownNeed need = audience.show(NEED.value(), NeedPictureTest.body(published), neighbour());
    assertThat(need.declineCode()).isEqualTo("NOT_OURS");
    assertThat(need.declineText()).isNull();
    assertThat(need.declinePublished()).isTrue();
  }

  @Test
  void any_other_need_is_for_everybody_of_the_community() {
    assertThat(sees(neighbour(), submitted())).isTrue();
  }
}
