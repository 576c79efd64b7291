package org.jiebang.needs.resource;

/** 室内, 室外 (S1:19), or both. */
public enum Setting {
  INDOOR,
  OUTDOOR,
  BOTH
}
