package org.jiebang.eventsourcing.http;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of one aggregate: what every resource method hands its request to. It checks the
 * caller's role where the aggregate belongs (404 for what the caller may not see, 403 for a role
 * that is missing), builds the {@link Ask} from the headers, runs the command and answers with the
 * body as of the version the command led to, {@code ETag} and {@code X-Position}. A repeat of a
 * command gets the same answer with {@code Idempotency-Replayed: true}.
 *
 * <p>Made by {@link Endpoints#of}, once per resource. What it answers is typed, because the OpenAPI
 * document is read off the resources' methods.
 *
 * @param <A> what callers get to see: a record of the API
 */
public interface Endpoint<C, S, E, B, A> {

  /**
   * Creates a root stream: 201 with {@code Location}.
   *
   * @param scope where the roles of {@code @Allowed} must be held: the tenant to be; ignored with
   *     {@code anywhere = true}
   * @param body the request, for the fingerprint
   * @param command gets the ask and the new stream's id
   */
  RestResponse<A> create(UUID scope, Object body, BiFunction<Ask, UUID, C> command);

  /** As {@link #create}, in the part of {@code neighbour}, because the two are decided together. */
  RestResponse<A> createBeside(
      UUID neighbour, UUID scope, Object body, BiFunction<Ask, UUID, C> command);

  /**
   * As {@link #create}, with steps on several streams; the first step is the one that is created
   * and answered.
   */
  RestResponse<A> createWith(
      UUID scope, Object body, BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> steps);

  /**
   * As {@link #createBeside}, with steps on several streams; the first step is the one that is
   * created and answered.
   */
  RestResponse<A> createWithBeside(
      UUID neighbour,
      UUID scope,
      Object body,
      BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> steps);

  /** Runs a command on an existing stream: 200. */
  RestResponse<A> command(UUID id, Object body, BiFunction<Ask, S, C> command);

  /**
   * Runs a command on an existing stream and others with it; the first step is this stream: 200.
   */
  RestResponse<A> commandWith(
      UUID id, Object body, BiFunction<Ask, S, List<? extends Step<?, ?, ?>>> steps);

  /**
   * Runs a command of somebody without an account, who holds something else, such as a link with
   * its code; the resource has checked that they do: 200, and the answer shows nothing.
   *
   * @param holder stands for them: in meta, and in the command's id
   */
  RestResponse<Accepted> commandOfHolder(
      UUID holder, UUID id, Object body, BiFunction<Ask, S, C> command);

  /**
   * The state now, for a resource that shows something else of it: 404 for whoever may not read it
   * by the operation at hand.
   */
  S readable(UUID id);

  /**
   * The body now, or as of an instant (ISO-8601) or a version (digits): 200 with {@code ETag}, 304,
   * 404.
   */
  RestResponse<A> get(UUID id, @Nullable String asOf);

  /**
   * The body now, whatever the request's conditions are: for answers that are made of several
   * things, or speak another language.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code <NAME>_NOT_FOUND}
   */
  A shown(UUID id);

  /**
   * The stream's events, oldest first: version, type, at, role, payload without personal fields.
   */
  RestResponse<EventPage> events(UUID id, @Nullable Long after, @Nullable Integer limit);

  /**
   * What changed in the body between two moments (instants or versions): a list of {@code {path,
   * before, after}}.
   */
  RestResponse<List<Change>> diff(UUID id, String from, String to);

  /** A page of a list view: {@code {items, next}}; newest first. */
  RestResponse<Page<A>> page(Class<? extends ViewRow> rows, PageQuery query);
}
