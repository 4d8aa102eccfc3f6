import { describe, expect, it } from "vitest";
import { rawTopic, rejectedTopic } from "../../../../schemas/topics.ts";
import { importChat } from "../../../../services/cli/commands/import-whatsapp.ts";
import type { Group } from "./group-under-test.ts";
import { group, importText, indexed, newGroup, nowMs, protectorOf, settings } from "./group-under-test.ts";

const at = (minute: number) => `23/11/26, 2:${String(minute).padStart(2, "0")} PTG - `;
/** Lines on both sides make what stands between them surely whole. */
const within = (...lines: readonly string[]) =>
  [`${at(0)}Ali Contoh: mula`, ...lines, `${at(59)}Ali Contoh: tamat`].join("\n");

async function stored({ log }: Group): Promise<string> {
  const never = new AbortController().signal;
  const records = await Promise.all(
    [rawTopic, rejectedTopic(rawTopic)].map((topic) => Array.fromAsync(log.read(topic, never))),
  );
  return records
    .flat()
    .map(({ value }) => Buffer.from(value).toString())
    .join("\n");
}

async function textsAfter(...exports: readonly string[]) {
  const place = newGroup();
  const summaries = [];
  for (const text of exports) summaries.push(await importText(place, text));
  const { comments, deleted } = await indexed(place);
  const texts = comments.map(({ text }) => text).filter((text) => text !== "mula" && text !== "tamat");
  return { summaries, texts: texts.sort(), deleted };
}

describe("a message in a later export", () => {
  it("that is edited and then deleted stays one", async () => {
    const { summaries, texts, deleted } = await textsAfter(
      within(`${at(5)}Ali Contoh: banjir`),
      `${within(`${at(5)}Ali Contoh: banjir besar <Mesej ini telah disunting>`)}\n${at(59)}Siti Contoh: ya`,
      `${within(`${at(5)}Ali Contoh: Mesej ini telah dipadam`)}\n${at(59)}Siti Contoh: ya\n${at(59)}Siti Contoh: ok`,
    );
    expect(summaries).toMatchObject([
      { added: 3 },
      { added: 1, edited: 1 },
      { added: 1, deleted: 1, known: 3 },
    ]);
    expect({ texts, deleted }).toEqual({ texts: ["ok", "ya"], deleted: 1 });
  });

  it("that is imported after a newer one brings nothing back", async () => {
    const { summaries, texts, deleted } = await textsAfter(
      within(
        `${at(5)}Ali Contoh: Mesej ini telah dipadam`,
        `${at(6)}Ali Contoh: b <Mesej ini telah disunting>`,
      ),
      `${at(5)}Ali Contoh: rahsia\n${at(6)}Ali Contoh: a\n${at(7)}Siti Contoh: ok`,
    );
    expect(summaries).toMatchObject([
      { added: 3, deleted: 1 },
      { added: 1, edited: 0, deleted: 0, known: 2 },
    ]);
    expect({ texts, deleted }).toEqual({ texts: ["b", "ok"], deleted: 1 });
  });

  it("a minute after the place where that export is cut is not taken for the one before the cut", async () => {
    const first = [1, 1, 2].map((minute) => `${at(minute)}Ali Contoh: ok`);
    const cut = [1, 2, 2, 3].map((minute) => `${at(minute)}Ali Contoh: ok`);
    const { summaries } = await textsAfter(first.join("\n"), cut.join("\n"));
    expect(summaries.map(({ added }) => added)).toEqual([3, 2]);
  });

  it("that another phone exported, under another name and a minute off, is known", async () => {
    const { summaries, texts } = await textsAfter(
      within(`${at(5)}Ali Contoh: banjir di sini`, `${at(7)}Ali Contoh: sudah surut`),
      within(`${at(6)}Abang Ali: banjir di sini`, `${at(7)}Abang Ali: sudah surut`),
    );
    expect(summaries[1]).toMatchObject({ added: 0, known: 4 });
    expect(texts).toEqual(["banjir di sini", "sudah surut"]);
  });

  it("by somebody without a name is by one person, however a phone writes the number", async () => {
    const place = newGroup();
    await importText(
      place,
      within(`${at(5)}+60 10-000 0001: satu`, `${at(6)}\u202A+60\u00A010\u2011000\u00A00001\u202C: dua`),
    );
    const { comments } = await indexed(place);
    expect(new Set(comments.map(({ author }) => author)).size).toBe(2);
  });

  it("that another phone shows as deleted goes", async () => {
    const { texts, deleted } = await textsAfter(
      within(`${at(5)}Ali Contoh: rahsia`),
      within(`${at(5)}Abang Ali: This message was deleted`),
    );
    expect({ texts, deleted }).toEqual({ texts: [], deleted: 1 });
  });

  it("said twice in one minute is two, however often it is imported", async () => {
    const twice = within(`${at(5)}Ali Contoh: ok`, `${at(5)}Ali Contoh: ok`, `${at(5)}Siti Contoh: ok`);
    const { summaries, texts } = await textsAfter(within(`${at(5)}Ali Contoh: ok`), twice, twice);
    expect(summaries.map(({ added }) => added)).toEqual([3, 2, 0]);
    expect(texts).toEqual(["ok", "ok", "ok"]);
  });

  it("is found again after the pseudonym key was changed, while the old one is kept", async () => {
    const place = newGroup();
    const text = within(`${at(5)}Ali Contoh: banjir`);
    const what = { file: "eksport.txt", text, channel: group, settings, nowMs };
    const under = (...ids: readonly string[]) =>
      importChat(what, { ...place, protector: protectorOf(...ids) });
    expect(await under("k1")).toMatchObject({ added: 3 });
    // The same secret as the only key before, now behind a new one.
    const { log, state } = place;
    const oldBehindNew = protectorOf("k1");
    const rotated = {
      ...protectorOf("k2"),
      pseudonymsUnderAllKeys: (platform: "whatsapp", id: string) => [
        ...protectorOf("k2", "k3").pseudonymsUnderAllKeys(platform, id),
        ...oldBehindNew.pseudonymsUnderAllKeys(platform, id),
      ],
    };
    expect(await importChat(what, { log, state, protector: rotated })).toMatchObject({ added: 0, known: 3 });
  });
});

describe("what is stored of a chat", () => {
  it("is as old as the export, and says when that was imported", async () => {
    const place = newGroup();
    await importText(place, within(`${at(5)}Ali Contoh: banjir`));
    const { comments } = await indexed(place);
    const times = { collectedAt: "2026-11-23T06:59:00.000Z", importedAt: new Date(nowMs).toISOString() };
    expect(comments).toHaveLength(3);
    for (const comment of comments) expect(comment).toMatchObject(times);
  });

  it("has no name, number, address or place of a member", async () => {
    const place = newGroup();
    await importText(
      place,
      [
        "ekor mesej Puan Rahsia Contoh, 019-876 5432",
        `${at(1)}Puan Rahsia Contoh: hubungi 012-345 6789 atau rahsia@contoh.my`,
        `${at(2)}+60 19-111 2222: @60198765432 kata Puan Rahsia Contoh betul, IC 900101-14-5678`,
        `${at(3)}Encik Sulit Contoh: lokasi: https://maps.google.com/?q=3.1234,101.6789`,
        `${at(4)}~ Warga Sorok: IMG-20261123-WA0001.jpg (file attached)`,
      ].join("\n"),
    );
    const { comments } = await indexed(place);
    expect(comments).toHaveLength(4);
    const everything = (await stored(place)) + JSON.stringify(comments);
    expect(everything).toContain("<phone>");
    for (const secret of [
      "Rahsia",
      "Sulit",
      "Sorok",
      "rahsia@",
      "345 6789",
      "1112222",
      "111 2222",
      "98765432",
      "876 5432",
      "900101",
      "3.1234",
      "WA0001",
    ])
      expect([secret, everything.includes(secret)]).toEqual([secret, false]);
  });

  it("keeps text before the first message once, as a dead letter without a name", async () => {
    const place = newGroup();
    const text = `ekor mesej\n${at(1)}Ali Contoh: ok`;
    expect(await importText(place, text)).toMatchObject({ linesBeforeFirst: 1 });
    await importText(place, text);
    await indexed(place);
    const letters = await Array.fromAsync(
      place.log.read(rejectedTopic(rawTopic), new AbortController().signal),
    );
    expect(letters).toHaveLength(1);
  });

  it("is in the phones' time zone, with the group's day as post and officers marked", async () => {
    const place = newGroup();
    const text = "23/11/26, 12:05 PG - +60 10-000 0001: Makluman\n23/11/26, 12:06 PG - Ali Contoh: ok";
    await importText(place, text, { officers: ["+60100000001"], timeZone: "Asia/Jakarta" });
    const { comments } = await indexed(place);
    expect(comments).toMatchObject([
      {
        publishedAt: "2026-11-22T17:05:00.000Z",
        official: true,
        postId: "whatsapp:kumpulan-contoh/2026-11-23",
        parentId: null,
      },
      { publishedAt: "2026-11-22T17:06:00.000Z", official: false },
    ]);
    expect(await place.index.posts({ scope: { kind: "nation" }, size: 10 })).toMatchObject([
      { caption: "Kumpulan Contoh, 23/11/2026", publishedAt: "2026-11-22T17:00:00.000Z", held: 2 },
    ]);
  });
});

it("the same said 20,000 times in a minute is 20,000 messages", async () => {
  const line = `${at(1)}Ali Contoh: ok`;
  const spam = Array.from({ length: 20_000 }, () => line).join("\n");
  const place = newGroup();
  expect(await importText(place, spam)).toMatchObject({ added: 20_000 });
  expect(await importText(place, `${spam}\n${line}`)).toMatchObject({ added: 1, known: 20_000 });
});

it("a chat of 40,000 messages is imported, and imported again", async () => {
  const place = newGroup();
  const lines = Array.from({ length: 40_000 }, (_, index) => {
    const day = 1 + Math.floor(index / 2_000);
    const minute = Math.floor((index % 2_000) / 2);
    return `${day}/10/26, ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")} - Ali Contoh: mesej ${index % 7}`;
  });
  expect(await importText(place, lines.join("\n"))).toMatchObject({ added: 40_000 });
  expect(await importText(place, lines.join("\n"))).toMatchObject({ added: 0, known: 40_000 });
});
