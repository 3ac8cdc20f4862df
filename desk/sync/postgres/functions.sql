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
    BEFORE DELETE OR TRUNCATE ON nachtwacht.fact
    FOR EACH STATEMENT EXECUTE FUNCTION nachtwacht.refuse_change();
ALTER TABLE nachtwacht.fact ENABLE ALWAYS TRIGGER fact_append_only;

-- Only of clients and of accounts, but never of an account that ever was a lead's: by those a log is judged.
CREATE OR REPLACE FUNCTION nachtwacht.may_go(looked_at nachtwacht.fact) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT looked_at.kind IN ('report', 'agreement', 'account') AND NOT (looked_at.type = 'account_set' AND EXISTS (
        SELECT FROM nachtwacht.fact f WHERE f.subject = looked_at.subject AND f.type = 'account_set'
        AND (position('"shift-lead"'::bytea IN f.payload) > 0 OR position('"administrator"'::bytea IN f.payload) > 0)))
$$;

-- Payload and salt of a fact may go, and only of one that an erasure of the log names. Nothing else of it ever changes.
CREATE OR REPLACE FUNCTION nachtwacht.only_erased() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bare nachtwacht.fact := OLD;
BEGIN
    bare.payload := NULL;
    bare.salt := NULL;
    IF NEW IS DISTINCT FROM bare OR NOT nachtwacht.may_go(OLD) OR NOT EXISTS (
        SELECT FROM nachtwacht.erasure x JOIN nachtwacht.fact e ON e.id = x.by
        WHERE x.fact = OLD.id AND e.type = 'erased'
        AND position(convert_to('"' || encode(OLD.id, 'hex') || '"', 'UTF8') IN e.payload) > 0
    ) THEN
        RAISE EXCEPTION 'facts are append-only' USING ERRCODE = 'NW004';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER fact_only_erased
    BEFORE UPDATE ON nachtwacht.fact FOR EACH ROW EXECUTE FUNCTION nachtwacht.only_erased();
ALTER TABLE nachtwacht.fact ENABLE ALWAYS TRIGGER fact_only_erased;

-- The erasures that were carried out here.
CREATE OR REPLACE FUNCTION nachtwacht.erased() RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT id FROM nachtwacht.erasing
$$;

-- Carries out one erasure that stands in the log (its id); gives how many payloads went. Snapshots go as well: they hold
-- what was erased. Which erasures count, desks judge: whoever calls this does so for a desk that did.
CREATE OR REPLACE FUNCTION nachtwacht.erase(this_erasure bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    erasure record;
    named bytea[];
    gone bigint;
BEGIN
    -- As `append`: what comes in meanwhile is erased by it, what came before by this.
    PERFORM pg_advisory_xact_lock(bigint '7821932574');
    SELECT e.position, e.payload INTO erasure FROM nachtwacht.fact e WHERE e.id = this_erasure AND e.type = 'erased';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such erasure in this log' USING ERRCODE = 'NW005';
    END IF;
    SELECT array_agg(decode(one.fact, 'hex')) INTO named
    FROM json_array_elements_text(convert_from(erasure.payload, 'UTF8')::json -> 'facts') AS one (fact)
    WHERE one.fact ~ '^[0-9a-f]{32}$';
    INSERT INTO nachtwacht.erasing VALUES (this_erasure, erasure.position) ON CONFLICT DO NOTHING;
    INSERT INTO nachtwacht.erasure SELECT unnest(named), this_erasure ON CONFLICT DO NOTHING;
    UPDATE nachtwacht.fact f SET payload = NULL, salt = NULL
    WHERE f.id = ANY (named) AND f.payload IS NOT NULL AND nachtwacht.may_go(f);
    GET DIAGNOSTICS gone = ROW_COUNT;
    PERFORM pg_advisory_xact_lock(7821932575);
    DELETE FROM nachtwacht.snapshot s WHERE s.position < erasure.position;
    RETURN gone;
END
$$;

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
    gone bytea[];
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

    -- What was destroyed here does not come back with a desk that was away, or from a copy of a desk.
    SELECT array_agg(e.fact) INTO gone FROM nachtwacht.erasure e WHERE e.fact = ANY (ids);

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
        IF gone IS NOT NULL THEN
            UPDATE nachtwacht.fact f SET payload = NULL, salt = NULL
            WHERE f.id = ANY (gone) AND f.payload IS NOT NULL AND nachtwacht.may_go(f);
        END IF;
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

-- The facts at these places: a desk that keeps only headers of what is old asks for the rest when somebody opens it.
CREATE OR REPLACE FUNCTION nachtwacht.facts_at(places bigint[]) RETURNS SETOF nachtwacht.fact
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
    SELECT * FROM nachtwacht.fact f WHERE f.position = ANY (places) ORDER BY f.position
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
