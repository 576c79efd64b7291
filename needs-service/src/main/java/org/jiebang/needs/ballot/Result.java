package org.jiebang.needs.ballot;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came out. It follows from the count sheets alone, so whoever has the events can count again.
 *
 * @param entitled households
 * @param returned papers, spoiled ones too
 * @param spoiled papers
 * @param valid whether enough households took part
 * @param votes by the code of a choice, all choices, in their order
 * @param chosen codes, most votes first; empty when the ballot is not valid
 * @param tied codes that share the last place and found no room there: none of them is chosen
 * @param vacant seats that nobody won
 */
@Schema(name = "BallotResult")
public record Result(
    int entitled,
    int returned,
    int spoiled,
    boolean valid,
    Map<String, Integer> votes,
    List<String> chosen,
    List<String> tied,
    int vacant) {}
