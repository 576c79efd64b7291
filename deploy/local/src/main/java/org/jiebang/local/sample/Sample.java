package org.jiebang.local.sample;

/** A community, or several, with the figures of one source document. */
public interface Sample {

  /** As {@code ./jiebang up --sample NAME} calls it, and the prefix of its accounts. */
  String name();

  /**
   * The name of an account of this sample.
   *
   * @param who its end
   */
  default String account(String who) {
    return name() + "-" + who;
  }

  /**
   * Loads it, and reads back what follows from its figures.
   *
   * @throws org.jiebang.local.story.StoryFailed when a step is refused, or a figure does not hold
   */
  void load(Loader loader);
}
