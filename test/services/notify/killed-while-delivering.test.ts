import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { alertOutboxes, queueAlert } from "../../../services/workers/deliver-alerts.ts";
import { systemClock } from "../../../services/runtime/clock.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { openHttpReceiver } from "../../fakes/http-receiver.ts";
import { openSmtpReceiver } from "../../fakes/smtp-receiver.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const rule = { atLeast: "notice", state: "MY-16", mostPerHour: 60 } as const;
const rules = [
  { ...rule, name: "hook" },
  { ...rule, name: "mail" },
];
const rounds = 12;
const idOf = (round: number) => `a${String(round).padStart(2, "0")}`;
const ids = Array.from({ length: rounds }, (_, round) => idOf(round));
const claimLostAfterMs = 7 * 60_000;

it("kill -9 at any moment loses no alert, and what is sent again is the same message under the same id", async () => {
  using folder = temporaryFolder();
  await using smtp = await openSmtpReceiver();
  await using http = await openHttpReceiver();
  const file = `${folder.path}/state.db`;
  /** As after a restart: the alerts of before are raised again beside a new one. */
  const raise = async (round: number) => {
    await using state = await openSqliteState({ file });
    const clock = { ...systemClock, now: () => Date.now() + round * claimLostAfterMs };
    for (const id of ids.slice(0, round + 1)) await queueAlert({ state, clock }, anAlert({ id }), rules);
  };
  /** Resolves to whether it came to its end before it was killed. */
  const deliver = async (round: number, killAfterMs: number): Promise<boolean> => {
    const args = [file, String(smtp.port), String(http.port), String(round * claimLostAfterMs)];
    const child = spawn(process.execPath, [join(import.meta.dirname, "deliverer.ts"), ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    const [status] = (await ended) as [number | null];
    clearTimeout(timer);
    return status === 0;
  };
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    await raise(round);
    if (!(await deliver(round, 10 + ((round * 37) % 110)))) killed += 1;
  }
  expect(killed).toBeGreaterThan(2);
  expect(await deliver(rounds, 60_000)).toBe(true);

  const messages = http.requests.map(
    ({ headers, body }) => [String(headers["webhook-id"]), alertIdsIn(body)] as const,
  );
  const byId = new Map(messages);
  expect([...byId.values()].flat().sort()).toEqual(ids);
  for (const [id, alertIds] of messages) expect(alertIds).toEqual(byId.get(id));
  const mailIds = (await smtp.mails()).map(({ mail }) => mail.messageId);
  expect(new Set(mailIds).size).toBe(new Set(smtp.ids()).size);
  // Only what was under way when the process died is repeated.
  expect(messages.length - byId.size + mailIds.length - new Set(mailIds).size).toBeLessThanOrEqual(killed);
  await using state = await openSqliteState({ file });
  for (const { name } of rules) {
    const outbox = (await state.get(alertOutboxes, name))?.value;
    expect(outbox).toMatchObject({ waiting: [], onItsWay: null });
    expect(outbox?.settled.map(({ alertId, outcome }) => `${alertId} ${outcome}`).sort()).toEqual(
      ids.map((id) => `${id} delivered`),
    );
  }
}, 300_000);

const Body = z.object({
  alert: z.object({ id: z.string() }).optional(),
  alerts: z.array(z.object({ id: z.string() })).optional(),
});

function alertIdsIn(body: string): readonly string[] {
  const { alert, alerts } = Body.parse(JSON.parse(body));
  return [...(alert === undefined ? [] : [alert]), ...(alerts ?? [])].map(({ id }) => id);
}
