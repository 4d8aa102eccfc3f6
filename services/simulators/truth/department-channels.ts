import { createHash } from "node:crypto";
import type { Channel } from "../../../schemas/channel.ts";
import type { TruthChannel } from "./truth.ts";

/** YouTube's ids of channels are `UC` and 22 characters. */
export function madeUpChannelId(seed: string): string {
  return `UC${createHash("sha256").update(seed).digest("base64url").slice(0, 22)}`;
}

const stateOffices = [
  ["johor", "Johor", "MY-01"],
  ["kelantan", "Kelantan", "MY-03"],
  ["pulau-pinang", "Pulau Pinang", "MY-07"],
  ["selangor", "Selangor", "MY-10"],
  ["sabah", "Sabah", "MY-12"],
  ["sarawak", "Sarawak", "MY-13"],
] as const;

/** Made-up channels of the department: headquarters and six states. Their ids exist on no platform. */
export const departmentChannels: readonly Channel[] = [
  {
    id: "hq-youtube",
    platform: "youtube",
    nativeId: madeUpChannelId("hq-youtube"),
    name: "Jabatan Penerangan (simulasi)",
    level: "hq",
    language: "ms",
  },
  ...stateOffices.map(([id, name, state]): Channel => ({
    id: `${id}-youtube`,
    platform: "youtube",
    nativeId: madeUpChannelId(`${id}-youtube`),
    name: `Penerangan ${name} (simulasi)`,
    level: "state",
    state,
    language: "ms",
  })),
];

/** A channel of ours as it is on its platform. */
export function truthChannel({ id, nativeId, name }: Channel): TruthChannel {
  return { id: nativeId, name, handle: `@simulasi-${id}` };
}
