-- Who has, or had, calendar addresses: locked while theirs are counted, made or forgotten.
CREATE TABLE calendar_owner (
  person BINARY(16) NOT NULL,
  PRIMARY KEY (person)
) ENGINE = InnoDB;

INSERT INTO calendar_owner (person) SELECT DISTINCT person FROM calendar_address;
