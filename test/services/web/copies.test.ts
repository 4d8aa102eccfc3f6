import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { findCopies, listCopyGroups } from "../../../services/workers/find-copies.ts";
import { copied, copiedAtMs, copiedKey } from "../../fakes/copied-documents.ts";
import { commentDocument, postDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { serveIndex } from "./serve-index.ts";

const nowMs = copiedAtMs + 3_600_000;
const publishedAt = new Date(copiedAtMs).toISOString();

/** Twelve copies, six of another message, and three comments of their own. */
async function serve() {
  const index = memoryIndex();
  const state = memoryState();
  await index.upsert([
    postDocument(),
    ...copied(12),
    ...copied(6, {}, "00000000000000bb"),
    ...[1, 2, 3].map((n) => commentDocument({ id: `youtube:own-${n}`, author: `k1.own${n}`, publishedAt })),
  ]);
  const clock = fakeClock({ startMs: nowMs });
  const span = { from: "2026-11-22T00:00:00.000Z", to: new Date(nowMs).toISOString() };
  await findCopies({ index, state, clock }, span);
  return await serveIndex(index, {
    taxonomy,
    copyGroups: () => listCopyGroups(state),
    clock,
  });
}

async function ask(url: string): Promise<string> {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return (await reply.text()).replace(/\s+/gu, " ").replaceAll("&amp;", "&");
}

const totalIn = (page: string) => Number(/data-total="(\d+)"/u.exec(page)?.[1]);

describe("the pages with and without copies", () => {
  it("count all comments, or one of each group, and lead to the other version", async () => {
    await using web = await serve();
    const all = await ask(`${web.url}/?lang=ms`);
    expect(all).toMatch(/lang=ms&copies=without" ?>Tanpa salinan/u);
    const without = await ask(`${web.url}/?lang=ms&copies=without`);
    expect(without).toContain("setiap satu daripada 2 kumpulan");
    expect(totalIn(await ask(`${web.url}/comments?lang=en`))).toBe(21);
    expect(totalIn(await ask(`${web.url}/comments?lang=en&copies=without`))).toBe(5);
  });

  it("lead from a number without copies to the comments that it counts", async () => {
    await using web = await serve();
    const page = await ask(`${web.url}/?lang=en&copies=without`);
    const [, href = "", count] =
      /<a href="(\/comments\?[^"]*copies=without[^"]*)" ?>(\d+)<\/a/u.exec(page) ?? [];
    expect(count).toBe("5");
    expect(totalIn(await ask(`${web.url}${href}`))).toBe(5);
  });
});

describe("the page of copied messages", () => {
  it("shows a group with its numbers, why, an example, and the way to its comments, in both languages", async () => {
    await using web = await serve();
    const malay = await ask(`${web.url}/copies?lang=ms`);
    expect(malay).toContain("12 komen oleh 12 orang");
    expect(malay).toContain("mesej yang sama: 12 orang");
    expect(malay).toContain("jambatan kampung retak seribu");
    expect(malay).toContain("Mesej yang dipanjangkan bukan kesalahan sesiapa");
    const english = await ask(`${web.url}/copies?lang=en`);
    expect(english).toContain("12 comments by 12 people");
    const [, href = ""] =
      new RegExp(`<a href="(/comments\\?[^"]*copy=${copiedKey}[^"]*)"`, "u").exec(english) ?? [];
    expect(totalIn(await ask(`${web.url}${href}`))).toBe(12);
  });

  it("shows no group of fewer than ten authors", async () => {
    await using web = await serve();
    const page = await ask(`${web.url}/copies?lang=en`);
    expect(page).not.toContain("6 comments by 6 people");
    expect(page).toContain("One more group has fewer than 10 known authors here and is not shown.");
  });

  it("says so where there is none", async () => {
    await using web = await serve();
    expect(await ask(`${web.url}/copies?lang=ms&state=MY-01`)).toContain("Tiada kumpulan salinan");
  });
});
