-- What operators have done to the machinery; rows are only ever added.
CREATE TABLE operator_action (
  id     BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at_us  BIGINT          NOT NULL,   -- µs since 1970, real clock
  person BINARY(16)      NOT NULL,
  what   VARCHAR(40)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target VARCHAR(120)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB;
