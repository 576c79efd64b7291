package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jiebang.local.Secrets;
import org.jiebang.local.story.Answer;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Stage;
import org.jiebang.local.story.StoryFailed;

/**
 * What loading a sample takes. Every request has a key made of the sample's name and what it is
 * for, so loading again, also after half a load, changes nothing.
 */
public final class Loader {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Api api;
  private final Cast cast;
  private final Secrets secrets;
  private final PrintStream out;
  private final Lang lang;
  private final Sample sample;
  private int phones;

  /**
   * @param sample its name begins the keys
   */
  public Loader(Api api, Secrets secrets, Lang lang, PrintStream out, Sample sample) {
    this.api = api;
    this.cast = new Cast(api, secrets);
    this.secrets = secrets;
    this.lang = lang;
    this.out = out;
    this.sample = sample;
  }

  /** The district that all samples lie in. */
  public String district() {
    return cast.player(SampleCommunity.DISTRICT).scope("DIS");
  }

  /**
   * A community of the district.
   *
   * @param key one sample may have several
   * @param kind what it pilots as: COMMUNITY, ESTATE or OFFICE_BUILDING
   */
  public String community(String key, String name, String kind) {
    return create(
        SampleCommunity.DISTRICT,
        "/api/v1/communities",
        "community-" + key,
        Map.of("name", name, "timeZone", "Asia/Shanghai", "district", district(), "kind", kind));
  }

  /**
   * The day on which the community was loaded for the first time: what is said to have happened
   * lately counts from it, and a second load says the same.
   */
  public LocalDate loadedOn(String community) {
    JsonNode first =
        get(SampleCommunity.DISTRICT, "/api/v1/communities/" + community + "/events")
            .at("/items/0/at");
    return LocalDate.ofInstant(Instant.parse(first.asText()), SHANGHAI);
  }

  /**
   * Somebody with an account; a name of nobody, a number of a range that is not given out.
   *
   * @param who the end of the account's name
   */
  public String person(String who, String name, String... grants) {
    var body = new HashMap<String, Object>();
    body.put("name", name);
    body.put("phone", "+86 100 %04d %04d".formatted(sample.name().hashCode() & 0xFFF, ++phones));
    body.put("account", sample.account(who));
    body.put("password", secrets.accountPassword(sample.account(who)));
    body.put("grants", List.of(grants));
    return create(SampleCommunity.DISTRICT, "/api/v1/persons", "person-" + who, body);
  }

  /** The id of somebody who has an account here. */
  public String id(String who) {
    return cast.player(sample.account(who)).person();
  }

  /** The scope at which somebody who has an account here holds a role. */
  public String scope(String who, String role) {
    return cast.player(sample.account(who)).scope(role);
  }

  /**
   * @param as {@code district}, or the end of an account's name
   * @param key what for; once in a sample
   */
  public String create(String as, String path, String key, Object body) {
    return send(as, path, key, body).expect(201).id();
  }

  /** A command on what is there. */
  public Answer command(String as, String path, String key, Object body) {
    return send(as, path, key, body).expect(200);
  }

  private Answer send(String as, String path, String key, Object body) {
    return api.post(path, token(as), body, "sample-" + sample.name() + "-" + key);
  }

  public JsonNode get(String as, String path) {
    return api.get(path, token(as)).expect(200).body();
  }

  /** Asks until what the clock does by itself is there. Bounded. */
  public void until(String as, String path, Predicate<JsonNode> there) {
    new Stage(api, cast, lang, out).until(account(as), path, there);
  }

  private String token(String as) {
    return cast.token(account(as));
  }

  private String account(String as) {
    return as.equals(SampleCommunity.DISTRICT) ? as : sample.account(as);
  }

  /** A line for whoever watches. */
  public void say(String zh, String en) {
    out.println("  " + (lang == Lang.ZH ? zh : en));
  }

  /**
   * Something that was read back, with its figure, and where to look.
   *
   * @throws StoryFailed when it does not hold
   */
  public void checked(boolean holds, String zh, String en, String path) {
    if (!holds) {
      throw new StoryFailed("does not hold: " + en + ", see GET " + path);
    }
    say("✓ " + zh + "  GET " + path, "✓ " + en + "  GET " + path);
  }

  /** Something that must not be possible; it was tried, and nothing has changed. */
  public void refused(
      String as, String path, Object body, int status, String code, String zh, String en) {
    api.post(path, token(as), body).expect(status, code);
    say("✓ " + zh + "  " + code + "  POST " + path, "✓ " + en + "  " + code + "  POST " + path);
  }
}
