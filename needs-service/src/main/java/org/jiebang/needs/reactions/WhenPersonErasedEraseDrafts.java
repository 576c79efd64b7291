package org.jiebang.needs.reactions;

import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.personal.ErasedPerson;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.EraseDraft;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.NeedsOfAuthor;

/**
 * What an erased person wrote as drafts goes at once. Drafts lie under keys of their own, so that
 * they can go after their time; also that of a draft which was submitted meanwhile.
 */
public final class WhenPersonErasedEraseDrafts implements Reaction<ErasedPerson> {

  private final Provider<CommandHandler> commands;
  private final Provider<NeedsOfAuthor> authors;
  private final Consumer<NeedId> destroyDraft;

  /**
   * @param destroyDraft destroys the key of a draft's texts; a repeat changes nothing
   */
  public WhenPersonErasedEraseDrafts(
      Provider<CommandHandler> commands,
      Provider<NeedsOfAuthor> authors,
      Consumer<NeedId> destroyDraft) {
    this.commands = commands;
    this.authors = authors;
    this.destroyDraft = destroyDraft;
  }

  @Override
  public String name() {
    return "erase-drafts-when-person-erased";
  }

  @Override
  public Class<ErasedPerson> fact() {
    return ErasedPerson.class;
  }

  @Override
  public List<Consequence> on(Recorded<ErasedPerson> fact) {
    var drafts = new ArrayList<Consequence>();
    List<NeedId> page = authors.get().page(fact.event().person(), Optional.empty());
    while (!page.isEmpty()) {
      for (NeedId need : page) {
        destroyDraft.accept(need);
        if (commands.get().load(Needs.INSTANCE, need.value()).state() instanceof Need.Draft) {
          drafts.add(
              Consequence.of(
                  Needs.INSTANCE,
                  need.value(),
                  new EraseDraft(need, Actor.SYSTEM, fact.event().at())));
        }
      }
      page = authors.get().page(fact.event().person(), Optional.of(page.getLast()));
    }
    return drafts;
  }
}
