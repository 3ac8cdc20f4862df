-- The tables of the shared store, version 1. May be run again: what stands stays as it is.
-- Words are bytes (bytea): what people paste may hold a NUL or half a character, which PostgreSQL refuses as text.

DO $$
DECLARE
    found integer;
BEGIN
    IF to_regclass('nachtwacht.meta') IS NOT NULL THEN
        SELECT value::integer INTO found FROM nachtwacht.meta WHERE key = 'version';
        IF found > 1 THEN
            RAISE EXCEPTION 'the store has version %', found USING ERRCODE = 'NW003';
        END IF;
    END IF;
    IF to_regnamespace('nachtwacht') IS NULL THEN
        CREATE SCHEMA nachtwacht;
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS nachtwacht.meta (
    key text PRIMARY KEY,
    value text NOT NULL
);

-- The agreed log: one order for every desk, positions without a gap. Ids are the 16 bytes of a UUID.
-- No rule looks at what a fact says: the store accepts everything, the desks judge.
CREATE TABLE IF NOT EXISTS nachtwacht.fact (
    position bigint PRIMARY KEY,
    id bytea NOT NULL UNIQUE,
    desk bytea NOT NULL,
    seq bigint NOT NULL,
    kind bytea NOT NULL,
    subject bytea NOT NULL,
    type bytea NOT NULL,
    version bigint NOT NULL,
    author bytea NOT NULL,
    happened_at bigint NOT NULL,
    recorded_at bigint NOT NULL,
    replaces bytea NOT NULL,
    profile bytea NOT NULL,
    salt bytea,
    payload bytea,
    digest bytea NOT NULL,
    signature bytea NOT NULL,
    chain bytea NOT NULL,
    UNIQUE (desk, seq)
);

-- Which desks live: what each told last (JSON) and when that was on this server's clock, microseconds since 1970.
CREATE TABLE IF NOT EXISTS nachtwacht.presence (
    desk bytea PRIMARY KEY,
    told bytea NOT NULL,
    seen bigint NOT NULL
) WITH (fillfactor = 50);

-- Copies of a desk's replica, so that a new desk need not fold the whole log. One is kept, the newest.
CREATE TABLE IF NOT EXISTS nachtwacht.snapshot (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position bigint NOT NULL,
    chain bytea NOT NULL,
    form bytea NOT NULL,
    complete boolean NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS nachtwacht.snapshot_part (
    snapshot bigint NOT NULL REFERENCES nachtwacht.snapshot ON DELETE CASCADE,
    part bigint NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (snapshot, part)
);
-- Not compressed: the server's processor is everybody's.
ALTER TABLE nachtwacht.snapshot_part ALTER COLUMN data SET STORAGE EXTERNAL;

-- The erasures that were carried out here, with their place in the log, and the facts that they name, there or not.
CREATE TABLE IF NOT EXISTS nachtwacht.erasing (
    id bytea PRIMARY KEY,
    position bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS nachtwacht.erasure (
    fact bytea PRIMARY KEY,
    by bytea NOT NULL
);

INSERT INTO nachtwacht.meta (key, value) VALUES ('version', '1') ON CONFLICT (key) DO NOTHING;
