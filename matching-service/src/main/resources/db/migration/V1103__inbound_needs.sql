-- What needs-service has told us, for our own decisions.
CREATE TABLE inbound_community (
  id       BINARY(16)   NOT NULL,
  name     VARCHAR(120) NOT NULL,
  district BINARY(16)   NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE inbound_need (
  id        BINARY(16)  NOT NULL,
  community BINARY(16)  NOT NULL,
  category  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author    BINARY(16)  NULL,
  urgency   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY of_community (community, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
