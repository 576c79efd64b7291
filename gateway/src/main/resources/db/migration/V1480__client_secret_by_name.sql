-- Secrets are forgotten by their names when they end.
ALTER TABLE client_secret ADD KEY by_name (secret);
