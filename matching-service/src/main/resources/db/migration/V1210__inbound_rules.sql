-- Rules that communities have published with points-service: from which marks on a service is zeroed.
CREATE TABLE inbound_rule_set (
  community      BINARY(16)   NOT NULL,
  version        INT          NOT NULL,
  name           VARCHAR(100) NOT NULL,
  effective_from DATETIME(6)  NOT NULL,
  zero_by        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  zero_below     INT          NOT NULL,
  zero_least     INT          NOT NULL,
  PRIMARY KEY (community, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
