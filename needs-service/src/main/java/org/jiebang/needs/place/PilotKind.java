package org.jiebang.needs.place;

/** What kind of place pilots the work (S3:7): most are whole communities (社区). */
public enum PilotKind {
  /** A whole community, with its estates. */
  COMMUNITY,
  /** One estate (小区) that works by itself. */
  ESTATE,
  /** One office building (楼宇) and those who work in it. */
  OFFICE_BUILDING
}
