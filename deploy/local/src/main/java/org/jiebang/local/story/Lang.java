package org.jiebang.local.story;

/** The language in which the story is told. */
public enum Lang {
  ZH,
  EN;

  /**
   * @param text {@code zh} or {@code en}, also with a region such as {@code zh_CN.UTF-8}
   * @return English for anything else
   */
  public static Lang of(String text) {
    return text.startsWith("zh") ? ZH : EN;
  }
}
