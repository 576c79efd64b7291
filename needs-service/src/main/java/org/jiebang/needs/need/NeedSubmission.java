package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.States;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.grid.GridMapId;
import org.jiebang.needs.grid.GridMaps;
import org.jiebang.needs.grid.Position;
import org.jiebang.needs.need.NeedAuthorResource.AmendRequest;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedResource.Form;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.policy.Policies;
import org.jiebang.needs.policy.PolicyId;
import org.jiebang.needs.policy.PolicyValues;
import org.jiebang.needs.taxonomy.Answers;
import org.jiebang.needs.taxonomy.Catalogue;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.Catalogues;
import org.jiebang.needs.taxonomy.CategoryDefinition;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jiebang.needs.taxonomy.Taxonomies;
import org.jiebang.needs.taxonomy.TaxonomyId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one command by which needs come in, whatever language they were told in: looks up the
 * community, finds out whose need it is, seals what is personal.
 */
@Singleton
public class NeedSubmission {

  private final NeedTexts texts;
  private final CommandHandler commands;
  private final Hierarchy hierarchy;
  private final CurrentCaller caller;
  private final Catalogues catalogues;

  NeedSubmission(
      NeedTexts texts,
      CommandHandler commands,
      Hierarchy hierarchy,
      CurrentCaller caller,
      Catalogues catalogues) {
    this.catalogues = catalogues;
    this.texts = texts;
    this.commands = commands;
    this.hierarchy = hierarchy;
    this.caller = caller;
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected COMMUNITY_NOT_FOUND, ROLE_NOT_ALLOWED;
   *     VALIDATION_FAILED for what the category in force does not know
   */
  public SubmitNeed of(NeedId need, CommunityId community, Form form, Ask ask) {
    return of(need, community, form, null, ask);
  }

  /**
   * As {@link #of(NeedId, CommunityId, Form, Ask)}.
   *
   * @param point where it is on the earth, which is used to find its grid and not kept; null: not
   *     said
   */
  public SubmitNeed of(
      NeedId need, CommunityId community, Form form, @Nullable Position point, Ask ask) {
    States states = commands.together(facts(community));
    if (!(states.load(Communities.INSTANCE, community.value()).state()
        instanceof Community.Registered place)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    Entry entry = entry(form, Catalogues.of(states, community.value(), place.district()));
    UUID author = author(form, community);
    boolean anonymous = Boolean.TRUE.equals(form.anonymous());
    EstateId estate = form.estate() == null ? null : new EstateId(form.estate());
    var address = new GridFinder.Address(estate, form.building(), form.door(), point);
    return new SubmitNeed(
        need,
        community,
        place.open(),
        place.estates().keySet(),
        estate,
        form.category(),
        entry.definition().risky(),
        entry.definition().anonymous(),
        form.channel(),
        author,
        anonymous ? null : name(author, need, "authorName", form.authorName()),
        anonymous ? null : name(author, need, "authorPhone", form.authorPhone()),
        texts.seal(author, need, "text", form.text()),
        texts.sealed(author, need, "riskStatement", form.riskStatement()),
        particulars(need, author, form, entry, Policies.at(states, community, ask.at())),
        GridFinder.of(states, place, address, ask.at()),
        ask.actor(),
        ask.at());
  }

  /**
   * What a submission rests on. Which district a community belongs to is what was last heard:
   * should it be another one, its taxonomy is loaded by itself.
   */
  private Map<UUID, Aggregate<?, ?, ?>> facts(CommunityId community) {
    var facts = new HashMap<UUID, Aggregate<?, ?, ?>>();
    facts.put(community.value(), Communities.INSTANCE);
    facts.put(TaxonomyId.of(community.value()).value(), Taxonomies.INSTANCE);
    UUID district = hierarchy.above(community.value());
    if (district != null) {
      facts.put(TaxonomyId.of(district).value(), Taxonomies.INSTANCE);
    }
    facts.put(PolicyId.of(community).value(), Policies.INSTANCE);
    facts.put(GridMapId.of(community).value(), GridMaps.INSTANCE);
    return facts;
  }

  /** What the community takes today. */
  private static Entry entry(Form form, Catalogue catalogue) {
    Entry entry = catalogue.find(form.category());
    if (entry == null) {
      throw Violation.of("category", "is none that the community takes needs about", "不是该社区受理的类别");
    }
    String group = form.targetGroup();
    if (group != null && !catalogue.knows(new TargetGroup(group))) {
      throw Violation.of("targetGroup", "is not a known value", "不是已知的值");
    }
    return entry;
  }

  private Envelope name(UUID author, NeedId need, String field, @Nullable String name) {
    if (name == null || name.isBlank()) {
      throw Violation.of(field, "must be given, unless the need is anonymous", "必须填写，除非匿名提交");
    }
    return texts.seal(author, need, field, name);
  }

  private Particulars particulars(
      NeedId need, UUID author, Form form, Entry entry, PolicyValues inForce) {
    CategoryDefinition category = entry.definition();
    Answers answers = answers(category, form.fields());
    String group = form.targetGroup();
    return new Particulars(
        entry.taxonomy(),
        entry.version(),
        category.secluded(),
        // What is private goes before no council, so it waits for none.
        !category.secluded() && (category.council() || inForce.council(category.code())),
        answers.plain(),
        texts.answers(author, need, answers.personal()),
        group == null ? category.targetGroup() : new TargetGroup(group),
        texts.sealed(author, need, "onBehalfOf", form.onBehalfOf()),
        Boolean.TRUE.equals(form.anonymous()),
        form.building(),
        texts.sealed(author, need, "door", form.door()),
        inForce.equals(PolicyValues.DEFAULT) ? null : inForce.forNeeds());
  }

  private static Answers answers(CategoryDefinition category, @Nullable Map<String, String> given) {
    return Answers.of(category, given == null ? Map.of() : given, code -> "fields." + code);
  }

  /**
   * What an author changes of a need's particulars: its answers are still those to the questions
   * that it was asked.
   *
   * @return null when there is nothing to change
   */
  Particulars.@Nullable Amendment amendment(NeedId id, Need need, AmendRequest body) {
    if (!(need instanceof Need.Filed filed)
        || body.fields() == null
            && body.targetGroup() == null
            && body.building() == null
            && body.door() == null) {
      return null;
    }
    Particulars now = filed.particulars();
    Answers answers = null;
    if (body.fields() != null) {
      CategoryDefinition asked =
          catalogues.definition(now.taxonomy(), now.taxonomyVersion(), filed.category());
      if (asked == null) {
        throw Violation.of("fields", "the category asks nothing", "该类别没有询问项");
      }
      answers = answers(asked, body.fields());
    }
    return new Particulars.Amendment(
        answers == null ? null : answers.plain(),
        answers == null ? null : texts.answers(filed.author(), id, answers.personal()),
        body.targetGroup() == null ? null : new TargetGroup(body.targetGroup()),
        body.building(),
        texts.sealed(filed.author(), id, "door", body.door()));
  }

  /** Residents speak for themselves; who collects needs may name the resident. */
  private UUID author(Form form, CommunityId community) {
    Caller who = caller.get();
    if (form.author() == null || form.author().equals(who.person())) {
      return who.person();
    }
    boolean collects =
        who.grant(Set.of(GRD, VOL, COM, APP), scope -> hierarchy.covers(scope, community.value()))
            != null;
    return collects ? form.author() : refuse(NeedRefusal.ROLE_NOT_ALLOWED);
  }
}
