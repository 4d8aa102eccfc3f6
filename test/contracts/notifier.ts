import { describe, expect, it } from "vitest";
import type { Message, Notifier } from "../../pipelines/ports/notifier.ts";
import { anAlert } from "../fakes/alerts.ts";

/** A notifier and the server it speaks to, as it really is. */
export interface NotifierUnderTest extends AsyncDisposable {
  readonly notifier: Notifier;
  /** Ids of the messages that the other side took, in the order of arrival. */
  arrived(): readonly string[];
  /** How the server behaves from now on. */
  behave(how: "well" | "busy" | "refuses the message" | "hangs" | "is away"): Promise<void>;
  /** What must never stand in an outcome: addresses, passwords, tokens. */
  readonly secrets: readonly string[];
}

const never = new AbortController().signal;
const alert: Message = { kind: "alert", id: "a-1", alert: anAlert({ id: "a-1" }) };
const digest: Message = {
  kind: "digest",
  id: "d-1",
  alerts: [anAlert({ id: "a-2", severity: "severe" }), anAlert({ id: "a-3" })],
};
const test: Message = { kind: "test", id: "t-1", at: "2026-11-24T03:00:00.000Z" };

/** What every `Notifier` promises; see `pipelines/ports/notifier.ts`. */
export function notifierContract(name: string, open: () => Promise<NotifierUnderTest>): void {
  describe(`${name}: Notifier contract`, () => {
    it.each([alert, digest, test])("delivers a message of the kind $kind", async (message) => {
      await using place = await open();
      expect(await place.notifier.deliver(message, [], never)).toEqual({ kind: "delivered", refused: null });
      expect(place.arrived()).toEqual([message.id]);
    });

    it("sends a message again under the same id", async () => {
      await using place = await open();
      await place.notifier.deliver(alert, [], never);
      await place.notifier.deliver(alert, [], never);
      expect(place.arrived()).toEqual(["a-1", "a-1"]);
    });

    it.each(["busy", "hangs", "is away"] as const)(
      "asks for another attempt when the server %s",
      async (how) => {
        await using place = await open();
        await place.behave(how);
        expect(await place.notifier.deliver(alert, [], never)).toMatchObject({ kind: "retry" });
        expect(place.arrived()).toEqual([]);
        await place.behave("well");
        expect(await place.notifier.deliver(alert, [], never)).toMatchObject({ kind: "delivered" });
      },
    );

    it("says that a message is refused for good", async () => {
      await using place = await open();
      await place.behave("refuses the message");
      expect(await place.notifier.deliver(alert, [], never)).toMatchObject({ kind: "refused" });
    });

    it.each(["busy", "hangs", "is away", "refuses the message"] as const)(
      "tells no secret in an outcome when the server %s",
      async (how) => {
        await using place = await open();
        await place.behave(how);
        const outcome = JSON.stringify(await place.notifier.deliver(alert, [], never));
        for (const secret of place.secrets) expect(outcome).not.toContain(secret);
      },
    );

    it("stops at once when told to, with the signal's own reason", async () => {
      await using place = await open();
      await place.behave("hangs");
      const reason = new Error("stopping");
      const stop = new AbortController();
      const delivery = place.notifier.deliver(alert, [], stop.signal);
      stop.abort(reason);
      await expect(delivery).rejects.toBe(reason);
    });

    it("checks without sending anything", async () => {
      await using place = await open();
      expect(await place.notifier.check(never)).toBeUndefined();
      expect(place.arrived()).toEqual([]);
      await place.behave("is away");
      expect(await place.notifier.check(never)).toMatch(/connection/u);
    });
  });
}
