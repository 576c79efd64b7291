package org.jiebang.eventsourcing.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first thing that is wrong with a part of the log, or something that is wrong with the
 * anchors.
 *
 * @param part of the log; −1 for anchors
 * @param pos where it begins; of an anchor its number, 0 when it has none
 * @param detail one sentence for the operator
 */
public record ChainFault(int part, long pos, Kind kind, String detail) {

  /** In place of a part: the fault lies in the anchors. */
  public static final int ANCHORS = -1;

  /** What kind of change it looks like. */
  @Schema(name = "ChainFaultKind")
  public enum Kind {
    /** A row does not have its hash: a column, or the hash itself, was changed. */
    CHANGED,
    /** A position has no row, but later ones have. */
    MISSING,
    /** A row stands in another's place. */
    SWAPPED,
    /** The end is missing: an anchor names a later position. */
    CUT,
    /** The end is missing, behind the last anchor: a view or the relay has been further. */
    CUT_UNANCHORED,
    /** The rows agree among themselves, but not with an anchor: the chain was computed anew. */
    RECOMPUTED,
    /** A stream lacks a version. */
    VERSION_GAP,
    /** A row lies in no part of the log, or before its first position. */
    STRAY,
    /** A line among the anchors cannot be read. */
    UNREADABLE_ANCHOR,
    /** An anchor was changed after it was signed. */
    BAD_SIGNATURE,
    /** An anchor is signed by a key that is not listed. */
    UNKNOWN_KEY,
    /** An anchor is missing between two of one writer, or was put among them. */
    BROKEN_ANCHORS,
    /** Two signed anchors say different things of one position: the log forked. */
    ANCHORS_DISAGREE
  }
}
