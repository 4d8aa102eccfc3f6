import { describe, expect, it } from "vitest";
import type { BoardAlert } from "../../../schemas/board-alert.ts";
import { handleAlert } from "../../../services/cli/commands/handle-alert.ts";
import { queueAlert } from "../../../services/workers/deliver-alerts.ts";
import { showAlerts, showNews } from "../../../services/workers/show-alerts.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

/** A board that remembers each call, and refuses while it is away. */
function aBoard() {
  const calls: (readonly BoardAlert[])[] = [];
  const answers = { away: false };
  return {
    calls,
    answers,
    show: async (alerts: readonly BoardAlert[]) => {
      if (answers.away) throw new Error("away");
      calls.push(alerts);
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

async function raised(...ids: readonly string[]) {
  const state = memoryState();
  for (const id of ids) await queueAlert({ state, clock: fakeClock() }, anAlert({ id, episodeId: id }), []);
  return state;
}

const acknowledged = {
  action: "acknowledged",
  by: "Aminah",
  at: "2026-11-24T02:05:00.000Z",
  note: null,
} as const;

describe("showing alerts", () => {
  it("writes all of them at first, and afterwards only what became of one", async () => {
    const [state, board, shown] = [await raised("a", "b"), aBoard(), new Map<string, string>()];
    await showNews({ state, board }, shown);
    await showNews({ state, board }, shown);
    await handleAlert(state, "b", acknowledged);
    await showNews({ state, board }, shown);
    expect(board.calls.map((alerts) => alerts.map(({ id, answer }) => `${id} ${answer}`))).toEqual([
      ["a none", "b none"],
      ["b acknowledged"],
    ]);
  });

  it("writes again what the board did not take", async () => {
    const [state, board, shown] = [await raised("a"), aBoard(), new Map<string, string>()];
    board.answers.away = true;
    await expect(showNews({ state, board }, shown)).rejects.toThrow("away");
    board.answers.away = false;
    await showNews({ state, board }, shown);
    expect(board.calls).toMatchObject([[{ id: "a" }]]);
  });

  it("goes on until it is told to stop, also while the board is away", async () => {
    const [state, board] = [await raised("a"), aBoard()];
    const [clock, stop] = [fakeClock(), new AbortController()];
    board.answers.away = true;
    const showing = showAlerts({ state, board, clock, logger: quietLogger() }, stop.signal);
    await clock.advance(30_000);
    board.answers.away = false;
    await clock.advance(30_000);
    await queueAlert({ state, clock }, anAlert({ id: "b", episodeId: "b" }), []);
    await clock.advance(30_000);
    stop.abort();
    await showing;
    expect(board.calls.flat().map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
