import { openKafkaLog } from "../../../../services/log/kafka/kafka-log.ts";
import { kafkaLogOptions } from "./log-place.ts";

// A process of its own, to be stopped and continued: prints each number it handled, slowly, and how it ended.
const [broker = "", topic = "", group = ""] = process.argv.slice(2);
const log = await openKafkaLog(kafkaLogOptions([broker]));
const signal = new AbortController().signal;
try {
  await log.consume(topic, { group, signal, maxBatch: 5 }, async (batch, progress) => {
    for (const { value } of batch) {
      process.stdout.write(`${value.toString()}\n`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await progress();
    }
  });
} catch (error) {
  process.stdout.write(`${error instanceof Error && "code" in error ? String(error.code) : String(error)}\n`);
}
await log[Symbol.asyncDispose]();
