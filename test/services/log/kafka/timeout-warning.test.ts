import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const module = join(import.meta.dirname, "../../../../services/log/kafka/timeout-warning.ts");

it("drops kafkajs's warning of a negative time-out and no other", async () => {
  const script = `
    const { dropKafkaTimeoutWarnings } = await import(${JSON.stringify(module)});
    dropKafkaTimeoutWarnings();
    dropKafkaTimeoutWarnings();
    setTimeout(() => {}, -1);
    process.emitWarning("look here", "OtherWarning");
  `;
  const { stderr } = await run(process.execPath, ["--input-type=module", "-e", script]);
  expect(stderr.match(/TimeoutNegativeWarning/g)).toHaveLength(1);
  expect(stderr.match(/OtherWarning: look here/g)).toHaveLength(1);
});
