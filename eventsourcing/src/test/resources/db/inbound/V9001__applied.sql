-- What LoopIT's inbound view writes down.
CREATE TABLE applied (
  n     INT AUTO_INCREMENT PRIMARY KEY,
  place VARCHAR(40) NOT NULL
);
