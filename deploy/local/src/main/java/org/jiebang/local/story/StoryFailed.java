package org.jiebang.local.story;

/** A step of the story did not do what it should; the message says which and what came back. */
public class StoryFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoryFailed(String message) {
    super(message);
  }

  public StoryFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
