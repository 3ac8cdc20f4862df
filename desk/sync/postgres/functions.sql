-- What a desk may do with the store, and nothing else. Made afresh at every `store init`.
-- Each runs with the rights of the owner, on a fixed search path. Own error codes: NW001 the cursor is not on this
-- chain (detail: position and chain of the head), NW002 the same id with other content, NW003 newer tables, NW004 facts do not change.

CREATE OR REPLACE FUNCTION nachtwacht.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'facts are append-only' USING ERRCODE = 'NW004';
END
$$;

CREATE OR REPLACE TRIGGER fact_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON nachtwacht.fact
    FOR EACH STATEMENT EXECUTE FUNCTION nachtwacht.refuse_change();
ALTER TABLE nachtwacht.fact ENABLE ALWAYS TRIGGER fact_append_only;

CREATE OR REPLACE FUNCTION nachtwacht.version() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT value::integer FROM nachtwacht.meta WHERE key = 'version'
$$;

CREATE OR REPLACE FUNCTION nachtwacht.head(OUT head_position bigint, OUT head_chain bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT position, chain INTO head_position, head_chain FROM nachtwacht.fact ORDER BY position DESC LIMIT 1;
    IF NOT FOUND THEN
        head_position := 0;
        head_chain := decode(repeat('00', 32), 'hex');
    END IF;
END
$$;

-- Raises NW001 unless the place is on the chain. Position 0 is on every chain.
CREATE OR REPLACE FUNCTION nachtwacht.check_place(at bigint, at_chain bytea) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head record;
BEGIN
    IF at <> 0 AND NOT EXISTS (SELECT FROM nachtwacht.fact WHERE position = at AND chain = at_chain) THEN
        head := nachtwacht.head();
        RAISE EXCEPTION 'not on this chain'
            USING ERRCODE = 'NW001', DETAIL = head.head_position || ' ' || encode(head.head_chain, 'hex');
    END IF;
END
$$;

-- Puts facts at the end, those already there skipped, and gives the head. One statement: whoever is cut off in the
-- middle of it holds nobody. `headers` are the bytes that are hashed; a desk that pulls makes them again from the columns.
CREATE OR REPLACE FUNCTION nachtwacht.append(
    at bigint, at_chain bytea,
    ids bytea[], desks bytea[], seqs bigint[], kinds bytea[], subjects bytea[], types bytea[], versions bigint[],
    authors bytea[], happened bigint[], recorded bigint[], replaced bytea[], profiles bytea[], salts bytea[],
    payloads bytea[], digests bytea[], signatures bytea[], headers bytea[],
    OUT head_position bigint, OUT head_chain bytea
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    header bytea;
    number integer := 0;
    known integer[];
    positions bigint[] := '{}';
    chains bytea[] := '{}';
BEGIN
    -- Before anything is read: each statement below sees what was committed until then (READ COMMITTED).
    PERFORM pg_advisory_xact_lock(7821932574);
    SELECT f.position, f.chain INTO head_position, head_chain FROM nachtwacht.fact f ORDER BY f.position DESC LIMIT 1;
    IF NOT FOUND THEN
        head_position := 0;
        head_chain := decode(repeat('00', 32), 'hex');
    END IF;
    IF at <> head_position OR at_chain <> head_chain THEN
        PERFORM nachtwacht.check_place(at, at_chain);
    END IF;

    SELECT array_agg(given.number) INTO known
    FROM unnest(ids, digests) WITH ORDINALITY AS given (id, digest, number)
    JOIN nachtwacht.fact f ON f.id = given.id;
    IF known IS NOT NULL AND EXISTS (
        SELECT FROM unnest(ids, digests) AS given (id, digest)
        JOIN nachtwacht.fact f ON f.id = given.id WHERE f.digest <> given.digest
    ) THEN
        RAISE EXCEPTION 'the same id with other content' USING ERRCODE = 'NW002';
    END IF;

    FOREACH header IN ARRAY headers LOOP
        number := number + 1;
        IF known IS NOT NULL AND number = ANY (known) THEN
            positions := positions || NULL::bigint;
            chains := chains || NULL::bytea;
        ELSE
            head_position := head_position + 1;
            head_chain := sha256(head_chain || header);
            positions := positions || head_position;
            chains := chains || head_chain;
        END IF;
    END LOOP;

    -- A running number that is used twice, or an id twice in one go, fails on the table's own rules.
    INSERT INTO nachtwacht.fact
    SELECT * FROM unnest(
        positions, ids, desks, seqs, kinds, subjects, types, versions, authors, happened, recorded, replaced, profiles,
        salts, payloads, digests, signatures, chains
    ) AS given (position) WHERE given.position IS NOT NULL;
    IF FOUND THEN
        PERFORM pg_notify('nachtwacht', head_position::text);
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION nachtwacht.pull(at bigint, at_chain bytea, at_most bigint) RETURNS SETOF nachtwacht.fact
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nachtwacht.check_place(at, at_chain);
    RETURN QUERY SELECT * FROM nachtwacht.fact f WHERE f.position > at ORDER BY f.position LIMIT at_most;
END
$$;

-- Tells that a desk lives (NULL: only asks) and gives this server's clock and every desk that is known; at least one
-- row. `keep` is how long a silent desk is remembered; times are microseconds.
CREATE OR REPLACE FUNCTION nachtwacht.beat(this_desk bytea, words bytea, keep bigint)
RETURNS TABLE (clock bigint, told bytea, seen bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now_here bigint := (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
BEGIN
    IF this_desk IS NOT NULL THEN
        -- A crash may cost the last sign of life; it is not worth waiting for the disk.
        PERFORM set_config('synchronous_commit', 'off', true);
        DELETE FROM nachtwacht.presence p WHERE p.seen < now_here - keep;
        INSERT INTO nachtwacht.presence AS p VALUES (this_desk, words, now_here)
        ON CONFLICT (desk) DO UPDATE SET told = excluded.told, seen = excluded.seen;
    END IF;
    RETURN QUERY
    SELECT now_here, p.told, p.seen
    FROM (VALUES (0)) AS always LEFT JOIN nachtwacht.presence p ON p.seen >= now_here - keep ORDER BY p.desk;
END
$$;
