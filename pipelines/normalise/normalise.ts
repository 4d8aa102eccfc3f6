import type { Item } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";
import type { Outcome } from "../core/outcome.ts";

/**
 * Makes items of one platform's payloads. Pure. One payload may hold several items, such as a thread with its first
 * replies; each has an outcome of its own, so that one that is not understood leaves its neighbours alone. Never
 * throws for bad data: a payload that can't be understood at all is a single `reject`.
 */
export type Normalise = (raw: RawItem) => readonly Outcome<Item>[];
