import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runSuara } from "../../../fakes/run-suara.ts";
import { openSmtpReceiver } from "../../../fakes/smtp-receiver.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { environment, setUp } from "./scheduled-world.ts";

describe("suara report run", () => {
  it("writes the report and sends it to each list once, however often it is killed and started", async () => {
    using folder = temporaryFolder();
    await using smtp = await openSmtpReceiver();
    await setUp(folder, smtp.port);
    smtp.refuse("umar@contoh.example", 550);
    const kills = [
      { killAfterMs: 600 },
      { killAfterMs: 1_200 },
      { killAfterMs: 90_000, killOnceSaid: /(?:report\.delivered[^]*){2}/u },
      { killAfterMs: 8_000 },
    ];
    for (const kill of kills) {
      const run = await runSuara(["report", "run"], { cwd: folder.path, environment, ...kill });
      expect(run.status, run.stderr).toBeNull();
      expect(run.stderr).not.toContain("@");
    }
    const mails = await smtp.mails();
    expect(mails.map(({ to }) => to.join(", ")).toSorted()).toEqual([
      "siti@contoh.example",
      "tan@contoh.example",
    ]);
    const malay = mails.find(({ to }) => to.includes("siti@contoh.example"))?.mail;
    expect(malay?.subject).toMatch(/^Laporan Harian: Seluruh negara, \S+, \d+ \S+ \d{4}$/u);
    for (const text of [malay?.text, malay?.html]) expect(text).toContain("30 komen");
    expect(malay?.attachments.map(({ filename, mimeType }) => `${filename} ${mimeType}`)).toEqual([
      expect.stringMatching(/^suara-daily-\S+-nation-ms\.html text\/html$/u),
      expect.stringMatching(/^suara-daily-\S+-nation\.json application\/json$/u),
    ]);
    expect(readdirSync(join(folder.path, "briefs")).filter((name) => name.endsWith(".html"))).toHaveLength(2);

    const { stdout } = await runSuara(["report", "schedule", "list", "--lang", "en"], { cwd: folder.path });
    expect(stdout).toContain("ms 2, delivered");
    expect(stdout).toContain("the server refused 1 of 2 recipients (status 550)");

    const doctor = await runSuara(["doctor"], { cwd: folder.path, environment });
    expect(doctor.stdout).toMatch(/folder of reports +works +briefs/u);
    expect(doctor.stdout).toMatch(/reports by mail +works +127\.0\.0\.1, reached/u);
    expect(doctor.stdout).toMatch(/reports brief +look +.*refused 1 of 2 recipients/u);
  }, 300_000);

  it("says what a schedule would do, and does nothing of it", async () => {
    using folder = temporaryFolder();
    await using smtp = await openSmtpReceiver();
    await setUp(folder, smtp.port);
    const test = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path, environment });
    expect(test.status, test.stderr).toBe(0);
    expect(test.stdout).toContain("30 komen");
    expect(test.stdout).toContain("akan dihantar melalui e-mel dalam bahasa Melayu kepada 2 penerima");
    const inEnglish = ["report", "schedule", "test", "brief", "--lang", "en"];
    const english = await runSuara(inEnglish, { cwd: folder.path, environment });
    expect(english.stdout).toContain("30 comments");
    expect(english.stdout).toContain("would be sent in ms to 2 by mail");
    const { stdout } = await runSuara(["report", "schedule", "list"], { cwd: folder.path });
    expect(stdout).toMatch(/^jadual +jenis +skop +masa +terakhir +senarai$/mu);
    expect(readdirSync(join(folder.path, "briefs"))).toEqual([]);
    expect(smtp.ids()).toEqual([]);
    await smtp.close();
    const away = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path, environment });
    expect([away.status, away.stderr]).toEqual([1, expect.stringContaining("NOTIFY_FAILED")]);
  }, 300_000);

  it("is refused without schedules, and with one of another name", async () => {
    using folder = temporaryFolder();
    const run = await runSuara(["report"], { cwd: folder.path });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining("CONFIG_INVALID")]);
    const test = await runSuara(["report", "schedule", "test", "brief"], { cwd: folder.path });
    expect([test.status, test.stderr]).toEqual([2, expect.stringContaining("reports.schedules is empty")]);
  });
});
