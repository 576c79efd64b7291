package org.jiebang.needs.campaign;

/**
 * The limits of a campaign that no community decides on for itself; our defaults.
 *
 * @param mostBuildings it goes to
 * @param mostHouseholds in them
 * @param mostFindings of it
 */
public record CampaignPolicy(int mostBuildings, int mostHouseholds, int mostFindings) {

  public static final CampaignPolicy DEFAULT = new CampaignPolicy(200, 20_000, 5_000);
}
