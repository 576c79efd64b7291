-- The list of recalculations, and finding a period's services.
CREATE TABLE recalculation (
  gen     INT         NOT NULL,
  id      BINARY(16)  NOT NULL,
  tenant  BINARY(16)  NOT NULL,
  state   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT      NOT NULL,
  since   DATETIME(6) NOT NULL,
  body    LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (gen, id),
  KEY by_tenant (gen, tenant, id)
) ENGINE = InnoDB;

ALTER TABLE inbound_confirmed_service ADD KEY by_end (community, endedAt);
