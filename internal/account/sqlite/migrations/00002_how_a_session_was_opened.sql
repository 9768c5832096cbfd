-- +goose Up

-- How a person logged in: 'password' (with or without a second step) or 'provider'. Of sessions from before it is not known, which
-- counts as the provider's: they end at the latest a month later.
ALTER TABLE login ADD COLUMN opened TEXT NOT NULL DEFAULT '';
