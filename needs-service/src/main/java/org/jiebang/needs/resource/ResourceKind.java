package org.jiebang.needs.resource;

/** What kind of thing a resource is; it also says on which of the three lists it stands. */
public enum ResourceKind {
  /** 阵地: a place to be in, S1:6. */
  VENUE,
  TEAM,
  COURSE,
  EXPERT,
  GOODS,
  /** 服务: something that is done for people, S2:34. */
  SERVICE;

  /** The list it stands on. */
  public ResourceList list() {
    return this == SERVICE ? ResourceList.SERVICES : ResourceList.RESOURCES;
  }
}
