package org.jiebang.needs.resource;

/** Two of the three lists of S2:34; the third is that of the projects. */
public enum ResourceList {
  /** 资源清单. */
  RESOURCES,
  /** 服务清单. */
  SERVICES
}
