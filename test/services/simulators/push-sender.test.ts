import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PushFaults } from "../../../services/simulators/serving/push-sender.ts";
import { PushSender } from "../../../services/simulators/serving/push-sender.ts";

describe("what a simulated platform sends to its webhook", () => {
  let received: string[];
  let statuses: number[];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(`${body} by ${String(request.headers["x-secret"])}`);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });

  beforeEach(async () => {
    received = [];
    statuses = [];
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  const sent = async (faults: PushFaults, ...bodies: readonly string[]): Promise<PushSender> => {
    const callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const sender = new PushSender({ ...faults, headers: (_, secret) => ({ "x-secret": secret }) });
    for (const body of bodies) sender.tell({ callback, secret: "s", body, comments: [`in ${body}`] });
    await sender.deliver();
    return sender;
  };

  it("comes once and in order, and what it announced is known", async () => {
    const { announced, forged } = await sent({}, "a", "b");
    expect(received).toEqual(["a by s", "b by s"]);
    expect([[...announced], forged]).toEqual([["in a", "in b"], 0]);
  });

  it("comes again until it is taken", async () => {
    statuses = [503, 500];
    const { announced } = await sent({}, "a");
    expect(received).toHaveLength(3);
    expect([...announced]).toEqual(["in a"]);
  });

  it("never comes when it is lost", async () => {
    expect((await sent({ rates: { lost: 1 } }, "a")).announced.size).toBe(0);
    expect(received).toEqual([]);
  });

  it("comes twice when it is doubled", async () => {
    await sent({ rates: { doubled: 1 } }, "a");
    expect(received).toEqual(["a by s", "a by s"]);
  });

  it("lets others go first when it is late, the same for the same seed", async () => {
    const rates = { late: 0.5 };
    await sent({ rates, seed: 4 }, "a", "b", "c", "d", "e");
    const first = [...received];
    expect(first.toSorted()).toEqual(["a by s", "b by s", "c by s", "d by s", "e by s"]);
    expect(first).not.toEqual(first.toSorted());
    received = [];
    await sent({ rates, seed: 4 }, "a", "b", "c", "d", "e");
    expect(received).toEqual(first);
  });

  it("comes from somebody else when it is forged, and announces nothing where that is refused", async () => {
    statuses = [403];
    const { announced, forged, refused } = await sent({ rates: { forged: 1 } }, "a");
    expect(received).toEqual(["a by not s"]);
    expect([announced.size, forged, refused]).toEqual([0, 1, [403]]);
  });
});
