package org.jiebang.systemtests.samples;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.Stage;
import org.jiebang.systemtests.House;

/**
 * What the lines of a {@link Walk} may call by name: what one of them has kept, {@code community},
 * {@code district}, {@code person:WHO}, {@code now+PT1H}, {@code date-3} (days, as in Shanghai),
 * {@code chance} (the same in one walk, another in the next), {@code bootstrap} (the first
 * accounts' password).
 */
final class WalkNames {

  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern TIME = Pattern.compile("now(?:([+-])(P\\w+))?");
  private static final Pattern DAY = Pattern.compile("date([+-]\\d+)?");
  private static final String PERSON = "person:";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Stage stage;
  private final Map<String, String> kept = new HashMap<>();

  WalkNames(Stage stage, Map<String, String> given) {
    this.stage = stage;
    keep("community", House.community());
    keep("district", House.cast().player(SampleCommunity.DISTRICT).scope("DIS"));
    keep("chance", "%08x".formatted(ThreadLocalRandom.current().nextInt()));
    keep("bootstrap", House.stack().secrets().bootstrapPassword());
    kept.putAll(given);
  }

  void keep(String name, String value) {
    kept.put(name, value);
  }

  /** With values in the place of names. */
  String filled(String text) {
    return NAMED.matcher(text).replaceAll(named -> Matcher.quoteReplacement(value(named.group(1))));
  }

  /**
   * @throws IllegalArgumentException when nothing is called so
   */
  String value(String name) {
    Matcher time = TIME.matcher(name);
    if (time.matches()) {
      Duration by = time.group(1) == null ? Duration.ZERO : Duration.parse(time.group(2));
      return stage.now().plus("-".equals(time.group(1)) ? by.negated() : by).toString();
    }
    Matcher day = DAY.matcher(name);
    if (day.matches()) {
      Instant now = stage.now();
      long days = day.group(1) == null ? 0 : Long.parseLong(day.group(1));
      return LocalDate.ofInstant(now, SHANGHAI).plusDays(days).toString();
    }
    if (name.startsWith(PERSON)) {
      return House.cast().player(name.substring(PERSON.length())).person();
    }
    String known = kept.get(name);
    if (known == null) {
      throw new IllegalArgumentException("nothing is called " + name);
    }
    return known;
  }
}
