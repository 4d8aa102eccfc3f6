import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { runSuara } from "../../../fakes/run-suara.ts";
import { openSmtpReceiver } from "../../../fakes/smtp-receiver.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { aComment, environment, setUp } from "./scheduled-world.ts";

it("sends those whom the server put off their mail alone, and a correction that is asked for to all, once", async () => {
  using folder = temporaryFolder();
  await using smtp = await openSmtpReceiver();
  await setUp(folder, smtp.port);
  const run = (killed: { readonly killAfterMs?: number; readonly killOnceSaid?: RegExp }) =>
    runSuara(["report", "run"], { cwd: folder.path, environment, killAfterMs: 90_000, ...killed });
  const recipients = async () => (await smtp.mails()).map(({ to }) => to.join(", ")).toSorted();
  smtp.refuse("umar@contoh.example", 450);
  await run({ killOnceSaid: /(?:report\.(?:delivered|retry)[^]*){2}/u });
  expect(await recipients()).toEqual(["siti@contoh.example", "tan@contoh.example"]);
  smtp.refuse("umar@contoh.example", 250);
  await run({ killOnceSaid: /report\.delivered/u });
  expect(await recipients()).toEqual(["siti@contoh.example", "tan@contoh.example", "umar@contoh.example"]);

  const again = ["report", "daily", "--format", "json", "--send-correction"];
  const same = await runSuara(again, { cwd: folder.path, environment });
  expect([same.status, same.stderr]).toEqual([0, expect.stringContaining("no correction is sent")]);
  await using index = await openSqliteIndex({ file: join(folder.path, "data", "index.db") });
  await index.upsert([aComment("late", 30)]);
  await runSuara(again, { cwd: folder.path, environment, killAfterMs: 900 });
  await runSuara(again, { cwd: folder.path, environment });
  await run({ killAfterMs: 900 });
  await run({ killOnceSaid: /(?:report\.delivered[^]*){2}/u });
  await run({ killAfterMs: 8_000 });

  const [all, corrections] = [await smtp.mails(), (await smtp.mails()).slice(3)];
  expect(corrections.map(({ to }) => to.join(", ")).toSorted()).toEqual([
    "siti@contoh.example, umar@contoh.example",
    "tan@contoh.example",
  ]);
  const [first, later, correction] = ["siti", "umar", "siti"].map(
    (name, at) =>
      (at === 2 ? corrections : all).find(({ to }) => to.includes(`${name}@contoh.example`))?.mail,
  );
  expect(later?.messageId).toBe(first?.messageId);
  expect(correction?.subject).toMatch(/^Pembetulan kepada versi 1: Laporan Harian/u);
  for (const text of [correction?.text, correction?.html]) expect(text).toContain("Komen: 30 → 31");
  expect([correction?.inReplyTo, correction?.references]).toEqual([first?.messageId, first?.messageId]);
  expect(correction?.messageId).not.toBe(first?.messageId);
}, 300_000);
