import process from "node:process";
import { parseArgs } from "node:util";
import type { Measurement } from "./measurement.ts";

/**
 * `npm run bench [-- NAME…]` runs the benchmarks and prints a table, then the same as one line of JSON. With `--servers`
 * it runs the one on real servers instead, with how many comments `--comments` says; `reports --servers` is `reports` on a real
 * Elasticsearch.
 */
const benches: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  index: async () => (await import("./index-overview.ts")).measure(),
  analyse: async () => (await import("./analyse.ts")).measure(),
  accurate: async () => (await import("./accurate.ts")).measure(),
  path: async () => (await import("./embedded-path.ts")).measure(),
  calls: async () => (await import("./collect/calls.ts")).measureCalls(),
  channels: async () => (await import("./collect/channels.ts")).measureChannels(),
  detector: async () => (await import("./detector.ts")).measure(),
  copies: async () => (await import("./copy-groups.ts")).measure(),
  watch: async () => (await import("./watch-look.ts")).measure(),
  reports: async () => (await import("./reports.ts")).measure(),
  demo: async () => (await import("./demo.ts")).measure(),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { servers: { type: "boolean" }, comments: { type: "string", default: "200000" } },
});
const onServers: typeof benches = {
  servers: async () => (await import("./servers-path.ts")).measure({ comments: Number(values.comments) }),
  reports: async () => (await import("./reports.ts")).measureOnElastic(),
};
const [known, usual] = values.servers === true ? [onServers, ["servers"]] : [benches, Object.keys(benches)];
const measured: (Measurement & { readonly bench: string })[] = [];
for (const bench of positionals.length > 0 ? positionals : usual) {
  const measure = known[bench];
  if (measure === undefined)
    throw new TypeError(`there is no benchmark ${bench}; there are ${Object.keys(known).join(", ")}`);
  process.stderr.write(`measuring ${bench} …\n`);
  for (const each of await measure()) measured.push({ bench, ...each });
}
for (const { bench, name, value, unit, target, note } of measured) {
  process.stdout.write(
    `${bench.padEnd(8)} ${name.padEnd(62)} ${format(value).padStart(10)} ${unit.padEnd(14)} ${verdict(value, target)}${note === undefined ? "" : `  ${note}`}\n`,
  );
}
process.stdout.write(`${JSON.stringify(measured)}\n`);

function format(value: number): string {
  return value.toLocaleString("en-MY", { maximumSignificantDigits: 3 });
}

function verdict(value: number, { atLeast, atMost }: NonNullable<Measurement["target"]> = {}): string {
  if (atLeast !== undefined) return `${value >= atLeast ? "holds" : "MISSED"}: at least ${format(atLeast)}`;
  if (atMost !== undefined) return `${value <= atMost ? "holds" : "MISSED"}: at most ${format(atMost)}`;
  return "";
}
