import type { Platform } from "../../schemas/channel.ts";
import type { Item } from "../../schemas/item.ts";
import { RawItem } from "../../schemas/raw-item.ts";
import type { Outcome } from "../core/outcome.ts";
import { keep, reject } from "../core/outcome.ts";
import { normaliseImported, importedPayload } from "./imported.ts";
import type { Normalise } from "./normalise.ts";
import { normaliseTombstone, tombstonePayload } from "./tombstone.ts";

/** An item with the raw item it came from, whose channel and caption the later stages need. */
export interface InterpretedItem {
  readonly raw: RawItem;
  readonly item: Item;
}

export type Normalisers = Readonly<Partial<Record<Platform, Normalise>>>;

/** Kinds of payload that Suara writes itself, alike on every platform. */
const ownPayloads: Readonly<Record<string, Normalise>> = {
  [tombstonePayload]: normaliseTombstone,
  [importedPayload]: normaliseImported,
};

const decoder = new TextDecoder("utf-8", { fatal: true });

/** From the bytes of one record of `suara.raw` to its items, each with its own outcome. Never throws for bad data. */
export function interpret(value: Uint8Array, normalisers: Normalisers): readonly Outcome<InterpretedItem>[] {
  const raw = parse(value);
  if (raw === undefined) return [reject("envelope", "the record is not a raw item in JSON")];
  const normalise = ownPayloads[raw.payloadKind] ?? normalisers[raw.channel.platform];
  if (normalise === undefined) return [reject("platform", `nothing here reads ${raw.channel.platform}`)];
  return normalise(raw).map((outcome) =>
    outcome.kind === "keep" ? keep({ raw, item: outcome.value }) : outcome,
  );
}

function parse(value: Uint8Array): RawItem | undefined {
  try {
    return RawItem.safeParse(JSON.parse(decoder.decode(value))).data;
  } catch {
    return undefined;
  }
}
