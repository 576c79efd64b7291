package org.jiebang.needs.council;

/**
 * The limits of a council that nobody decides on. Age, ownership and quorum are what the body has
 * agreed on for itself, methods, thresholds and changes of votes what its chair publishes with each
 * vote, and the rest what its community has decided.
 *
 * @param itemsMost on one agenda: with the meeting itself they are decided together, when it is
 *     cancelled, in a command of 16 streams
 */
public record CouncilPolicy(int itemsMost) {

  public static final CouncilPolicy DEFAULT = new CouncilPolicy(15);
}
