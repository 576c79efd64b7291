CREATE TABLE inbound_thing (
  place   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  counter BINARY(16)  NOT NULL,
  raised  INT         NOT NULL,
  PRIMARY KEY (place)
) ENGINE = InnoDB;
