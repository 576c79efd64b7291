package org.jiebang.needs.resource;

/**
 * What a community may set for its resources.
 *
 * @param mostAllocations how many projects may hold a share of one resource at a time, past ones
 *     that were not released included
 */
public record ResourcePolicy(int mostAllocations) {

  public static final ResourcePolicy DEFAULT = new ResourcePolicy(500);
}
