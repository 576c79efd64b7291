package org.jiebang.gateway.person;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;
import org.jspecify.annotations.Nullable;

/** How a person's events add up to what the API shows. */
public final class PersonPicture implements Picture<PersonBody, PersonEvent> {

  @Override
  public Class<PersonBody> body() {
    return PersonBody.class;
  }

  @Override
  public PersonBody evolve(@Nullable PersonBody body, Recorded<PersonEvent> fact) {
    return switch (fact.event()) {
      case PersonRegistered e ->
          new PersonBody(e.person(), "ACTIVE", e.home(), e.name(), e.phone(), List.of(), e.at());
      case GrantGiven e -> {
        var more = new ArrayList<>(there(body).grants());
        more.add(e.grant());
        yield with(there(body), more);
      }
      case GrantRevoked e -> {
        var fewer = new ArrayList<>(there(body).grants());
        fewer.remove(e.grant());
        yield with(there(body), fewer);
      }
      case PersonErased e -> {
        PersonBody was = there(body);
        yield new PersonBody(
            was.id(), "ERASED", was.home(), null, null, List.of(), was.registeredAt());
      }
    };
  }

  @Override
  public String state(PersonBody body) {
    return body.state();
  }

  private static PersonBody with(PersonBody was, List<Grant> grants) {
    return new PersonBody(
        was.id(), was.state(), was.home(), was.name(), was.phone(), grants, was.registeredAt());
  }

  private static PersonBody there(@Nullable PersonBody body) {
    if (body == null) {
      throw new IllegalStateException("a person's event before the registration");
    }
    return body;
  }
}
