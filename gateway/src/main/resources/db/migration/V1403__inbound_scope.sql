-- Communities and organisations that the other services have told of.
CREATE TABLE inbound_scope (
  id       BINARY(16)   NOT NULL,
  kind     VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  above    BINARY(16)   NULL,
  district BINARY(16)   NULL,
  name     VARCHAR(200) NOT NULL,
  PRIMARY KEY (id),
  KEY by_district (district)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
