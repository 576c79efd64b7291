package org.jiebang.local.sample;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.jiebang.local.Secrets;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.Lang;

/** The samples; 五环社区, where the story plays, must have been loaded before any of them. */
public final class Samples {

  private static final List<Sample> ALL =
      List.of(new Wuhuan(), new Boyuan(), new Pilots(), new Yucaijie(), new Dida());

  private Samples() {}

  /** Their names, in the order in which they are loaded. */
  public static List<String> names() {
    return ALL.stream().map(Sample::name).toList();
  }

  /**
   * The samples that somebody asks for.
   *
   * @param asked {@code all}, or names with commas between them
   * @return each once, in the order in which they are loaded
   * @throws IllegalArgumentException for whoever asks to read: a name that there is not
   */
  public static List<String> asked(String asked) {
    List<String> wanted = Stream.of(asked.split(",", -1)).map(String::strip).distinct().toList();
    if (wanted.equals(List.of("all"))) {
      return names();
    }
    for (String name : wanted) {
      if (!names().contains(name)) {
        throw new IllegalArgumentException(
            "There is no sample \"%s\". The samples are: all, %s."
                .formatted(name, String.join(", ", names())));
      }
    }
    return names().stream().filter(wanted::contains).toList();
  }

  /**
   * @param name one of {@link #names()}
   * @throws org.jiebang.local.story.StoryFailed when a step is refused, or a figure does not hold
   */
  public static void load(String name, Api api, Secrets secrets, Lang lang, PrintStream out) {
    Sample sample = ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    sample.load(new Loader(api, secrets, lang, out, sample));
  }
}
