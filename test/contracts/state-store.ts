import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Collection, Keyed, StateStore } from "../../pipelines/ports/state-store.ts";
import { ConflictError } from "../../schemas/errors.ts";

/** A fresh place for a state store, under test. */
export interface StatePlace extends AsyncDisposable {
  /** Opens another connection to the same store, as another process would; all are closed with the place. */
  connect(): Promise<StateStore>;
}

const Episode = z.strictObject({ name: z.string(), count: z.number(), tags: z.array(z.string()).optional() });
type Episode = z.infer<typeof Episode>;
const episodes: Collection<Episode> = { name: "episodes", schema: Episode };
const cursors: Collection<string> = { name: "cursors", schema: z.string() };
const episode = (count: number): Episode => ({ name: "banjir", count });

async function all<T>(results: AsyncIterable<Keyed<T>>): Promise<Keyed<T>[]> {
  return await Array.fromAsync(results);
}

const keysOf = async <T>(results: AsyncIterable<Keyed<T>>) => (await all(results)).map(({ key }) => key);

async function orConflict<T>(writing: Promise<T>): Promise<T | "conflict"> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof ConflictError) return "conflict";
    throw error;
  }
}

export function stateStoreContract(name: string, open: () => Promise<StatePlace>): void {
  const opened = async () => {
    const place = await open();
    return { place, state: await place.connect() };
  };

  describe(`${name}: StateStore contract`, () => {
    it("has nothing at a key nobody wrote", async () => {
      const { place, state } = await opened();
      await using _ = place;
      expect(await state.get(episodes, "a")).toBeUndefined();
      expect(await all(state.list(episodes))).toEqual([]);
    });

    it.each<[string, Episode]>([
      ["plain", { name: "banjir", count: 3, tags: ["a", "b"] }],
      ["unicode", { name: "ملايو 马来 \u{1F600} \0 \u2028", count: -1.5 }],
      ["large", { name: "x".repeat(200_000), count: Number.MAX_SAFE_INTEGER }],
    ])("gives back a %s document as it was written, also to others", async (_kind, value) => {
      const { place, state } = await opened();
      await using _ = place;
      const version = await state.put(episodes, "a", value, undefined);
      expect(await state.get(episodes, "a")).toEqual({ value, version });
      expect(await (await place.connect()).get(episodes, "a")).toEqual({ value, version });
    });

    it("keeps a document of its own: changing what was given or got changes nothing", async () => {
      const { place, state } = await opened();
      await using _ = place;
      const given = { name: "banjir", count: 1, tags: ["a"] };
      await state.put(episodes, "a", given, undefined);
      given.tags.push("b");
      const got = await state.get(episodes, "a");
      got?.value.tags?.push("c");
      expect((await state.get(episodes, "a"))?.value.tags).toEqual(["a"]);
    });

    it("keeps collections apart", async () => {
      const { place, state } = await opened();
      await using _ = place;
      await state.put(episodes, "a", episode(1), undefined);
      await state.put(cursors, "a", "next", undefined);
      expect((await state.get(episodes, "a"))?.value).toEqual(episode(1));
      expect((await state.get(cursors, "a"))?.value).toBe("next");
      expect(await keysOf(state.list(cursors))).toEqual(["a"]);
    });

    describe("compare-and-set", () => {
      it("replaces a document whose version is known, under a new version", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const first = await state.put(episodes, "a", episode(1), undefined);
        const second = await state.put(episodes, "a", episode(2), first);
        const same = await state.put(episodes, "a", episode(2), second);
        expect(new Set([first, second, same]).size).toBe(3);
        expect(await state.get(episodes, "a")).toEqual({ value: episode(2), version: same });
      });

      it("refuses to create what exists", async () => {
        const { place, state } = await opened();
        await using _ = place;
        await state.put(episodes, "a", episode(1), undefined);
        const refused = state.put(episodes, "a", episode(2), undefined);
        await expect(refused).rejects.toBeInstanceOf(ConflictError);
        await expect(refused).rejects.toMatchObject({ code: "STORE_CONFLICT", retryable: true });
        expect((await state.get(episodes, "a"))?.value).toEqual(episode(1));
      });

      it("refuses an old version, also of a document removed and written anew", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const first = await state.put(episodes, "a", episode(1), undefined);
        const second = await state.put(episodes, "a", episode(2), first);
        await expect(state.put(episodes, "a", episode(3), first)).rejects.toBeInstanceOf(ConflictError);
        await state.delete(episodes, "a", second);
        await expect(state.put(episodes, "a", episode(3), second)).rejects.toBeInstanceOf(ConflictError);
        await state.put(episodes, "a", episode(4), undefined);
        await expect(state.put(episodes, "a", episode(5), first)).rejects.toBeInstanceOf(ConflictError);
        await expect(state.put(episodes, "a", episode(5), second)).rejects.toBeInstanceOf(ConflictError);
        await expect(state.delete(episodes, "a", second)).rejects.toBeInstanceOf(ConflictError);
        expect((await state.get(episodes, "a"))?.value).toEqual(episode(4));
      });

      it("lets exactly one of many racers win", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const racers = [state, await place.connect(), await place.connect()].flatMap((each) => [
          each,
          each,
          each,
        ]);
        const results = await Promise.allSettled(
          racers.map((racer, index) => racer.put(episodes, "a", episode(index), undefined)),
        );
        const winner = results.findIndex(({ status }) => status === "fulfilled");
        const losers = results.flatMap((result) =>
          result.status === "rejected" ? [result.reason as unknown] : [],
        );
        expect(losers).toHaveLength(racers.length - 1);
        expect(losers.every((reason) => reason instanceof ConflictError)).toBe(true);
        expect((await state.get(episodes, "a"))?.value).toEqual(episode(winner));
      });

      it("loses no update when everybody reads again after a conflict", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const connections = [state, await place.connect()];
        await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            updateState(connections[index % 2] ?? state, episodes, "a", (current) =>
              episode((current?.count ?? 0) + 1),
            ),
          ),
        );
        expect((await state.get(episodes, "a"))?.value).toEqual(episode(20));
      });
    });

    describe("delete", () => {
      it("removes a document whose version is known", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const version = await state.put(episodes, "a", episode(1), undefined);
        await state.delete(episodes, "a", version);
        expect(await state.get(episodes, "a")).toBeUndefined();
        expect(await all(state.list(episodes))).toEqual([]);
      });

      it("refuses an old version, and a key that has nothing", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const first = await state.put(episodes, "a", episode(1), undefined);
        await state.put(episodes, "a", episode(2), first);
        await expect(state.delete(episodes, "a", first)).rejects.toBeInstanceOf(ConflictError);
        await expect(state.delete(episodes, "b", first)).rejects.toBeInstanceOf(ConflictError);
        expect((await state.get(episodes, "a"))?.value).toEqual(episode(2));
      });
    });

    describe("list", () => {
      it("gives values, keys and versions", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const version = await state.put(episodes, "a", episode(1), undefined);
        expect(await all(state.list(episodes))).toEqual([{ key: "a", value: episode(1), version }]);
      });

      it("sorts by UTF-16 code units", async () => {
        const { place, state } = await opened();
        await using _ = place;
        // As code points \u{1F600} would come last; as code units its first half, D83D, comes before FF5E.
        const keys = ["", "A", "B", "a", "a\0", "a\0b", "aa", "b", "é", "\u{1F600}", "\u{FF5E}"];
        for (const key of keys.toReversed()) await state.put(cursors, key, key, undefined);
        expect(await keysOf(state.list(cursors))).toEqual(keys);
      });

      it("gives only keys with the prefix, taken literally", async () => {
        const { place, state } = await opened();
        await using _ = place;
        for (const key of ["a", "a%", "a%b", "a%\u{FFFF}", "a_b", "ab", "b"])
          await state.put(cursors, key, key, undefined);
        expect(await keysOf(state.list(cursors, { prefix: "a%" }))).toEqual(["a%", "a%b", "a%\u{FFFF}"]);
        expect(await keysOf(state.list(cursors, { prefix: "c" }))).toEqual([]);
      });

      it("gives all of many", async () => {
        const { place, state } = await opened();
        await using _ = place;
        const keys = Array.from({ length: 1_203 }, (_, index) => `key-${String(index).padStart(5, "0")}`);
        await Promise.all(keys.map((key) => state.put(cursors, key, key, undefined)));
        expect(await keysOf(state.list(cursors))).toEqual(keys);
      });

      it("can be written to while it is read", async () => {
        const { place, state } = await opened();
        await using _ = place;
        for (const key of ["a", "b", "c"]) await state.put(cursors, key, "old", undefined);
        const seen: string[] = [];
        for await (const { key, version } of state.list(cursors)) {
          seen.push(key);
          await state.put(cursors, key, "new", version);
        }
        expect(seen).toEqual(["a", "b", "c"]);
        expect((await all(state.list(cursors))).map(({ value }) => value)).toEqual(["new", "new", "new"]);
      });
    });

    it("parses what it reads, and names only collection and key when it has another shape", async () => {
      const { place, state } = await opened();
      await using _ = place;
      const older: Collection<{ person: string }> = {
        name: "episodes",
        schema: z.object({ person: z.string() }),
      };
      await state.put(older, "key-1", { person: "Siti" }, undefined);
      const outcomes = await Promise.allSettled([state.get(episodes, "key-1"), all(state.list(episodes))]);
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          status: "rejected",
          reason: { code: "STORE_VERSION", retryable: false },
        });
        const message = outcome.status === "rejected" ? String(outcome.reason) : "";
        expect(message).toContain("episodes/key-1");
        expect(message).not.toContain("Siti");
      }
    });

    it("gives the schema's defaults to documents that older code wrote", async () => {
      const { place, state } = await opened();
      await using _ = place;
      await state.put<unknown>({ name: "episodes", schema: z.unknown() }, "a", { count: 1 }, undefined);
      const newer = {
        name: "episodes",
        schema: z.object({ count: z.number(), name: z.string().default("tanpa nama") }),
      };
      expect((await state.get(newer, "a"))?.value).toEqual({ count: 1, name: "tanpa nama" });
    });

    it("behaves as a map with versions does", async () => {
      const { place, state } = await opened();
      await using _ = place;
      const key = fc.constantFrom("a", "ab", "b");
      const step = fc.record({ kind: fc.constantFrom("put", "delete"), key, fresh: fc.boolean() });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const collection: Collection<number> = { name: `run-${(run += 1)}`, schema: z.number() };
          const model = new Map<string, { value: number; version: string }>();
          const refused: boolean[] = [];
          const outdated: boolean[] = [];
          let stale = "0";
          for (const [value, { kind, key, fresh }] of steps.entries()) {
            const known = model.get(key)?.version;
            const expected = fresh ? known : stale;
            if (kind === "put") {
              const version = await orConflict(state.put(collection, key, value, expected));
              refused.push(version === "conflict");
              if (version !== "conflict") model.set(key, { value, version });
            } else if (expected !== undefined) {
              const removed = await orConflict(state.delete(collection, key, expected));
              refused.push(removed === "conflict");
              if (removed !== "conflict") model.delete(key);
            }
            if (kind === "put" || expected !== undefined) outdated.push(expected !== known);
            stale = known ?? stale;
          }
          expect(refused).toEqual(outdated);
          const entries = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
          const listed = await all(state.list(collection));
          expect(listed.map(({ key, value, version }) => [key, { value, version }])).toEqual(entries);
        }),
        { numRuns: 25 },
      );
    });
  });
}
