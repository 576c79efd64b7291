-- The tasks that matching-service has told us of, for what agenda items name.
CREATE TABLE inbound_task (
  id        BINARY(16)  NOT NULL,
  community BINARY(16)  NOT NULL,
  need      BINARY(16)  NULL,
  ended     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
