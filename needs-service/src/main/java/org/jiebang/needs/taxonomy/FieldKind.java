package org.jiebang.needs.taxonomy;

/** What an answer to a category's question looks like. */
public enum FieldKind {
  /** Free text, up to the field's length; always sealed. */
  TEXT,
  /** A decimal number with at most two places, e.g. {@code 2.5}. */
  NUMBER,
  /** A day, e.g. {@code 2026-03-05}. */
  DATE,
  /** One of the field's choices, by its code. */
  CHOICE,
  /** {@code YES} or {@code NO}. */
  YES_NO
}
