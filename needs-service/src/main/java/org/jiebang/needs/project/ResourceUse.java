package org.jiebang.needs.project;

import org.jiebang.needs.resource.ResourceId;

/**
 * What a project takes of a resource, all the time.
 *
 * @param quantity of its capacity; from 1
 */
public record ResourceUse(ResourceId resource, int quantity) {}
