import { createHash } from "node:crypto";
import { z } from "zod";
import { invalidModel } from "../invalid-model.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * A model file, all numbers little-endian:
 *
 *     8 bytes   the letters "SUARA-LM"
 *     uint32    version of this format
 *     uint32    length of the header
 *     32 bytes  SHA-256 of everything that follows
 *     header    JSON, UTF-8
 *     body      the rest: 8-bit numbers, as many as the header says
 */
const magic = "SUARA-LM";
const formatVersion = 1;
const hashAt = 16;
const hashBytes = 32;
const headerAt = hashAt + hashBytes;

const LinearHeader = z.strictObject({
  kind: z.literal("linear"),
  name: z.string(),
  labels: z.array(z.string()).min(2),
  buckets: z.int().positive(),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  temperature: z.number().positive(),
  threshold: z.number(),
});

/** Tables beside the models: how rare each bucket is (`rarityOf`), and which language its words are (`WordLanguages`). */
const TableKind = z.enum(["rarity", "word-languages"]);
type TableKind = z.infer<typeof TableKind>;

const TableHeader = z.strictObject({ kind: TableKind, name: z.string(), buckets: z.int().positive() });

export function encodeLinearModel({ weights, scales, biases, ...rest }: LinearModel): Uint8Array {
  const header = { kind: "linear", ...rest, scales: [...scales], biases: [...biases] };
  return encode(
    LinearHeader.parse(header),
    new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength),
  );
}

/** Throws NLP_MODEL_INVALID, naming `file`, when the bytes are not such a model or are damaged. */
export function decodeLinearModel(file: string, bytes: Uint8Array): LinearModel {
  const { header, body } = decode(file, bytes, LinearHeader);
  const { kind: _, scales, biases, ...rest } = header;
  const classes = header.labels.length;
  if (scales.length !== classes || biases.length !== classes || body.length !== header.buckets * classes) {
    throw invalid(file, "its parts do not fit together");
  }
  return {
    ...rest,
    weights: Int8Array.from(body),
    scales: Float64Array.from(scales),
    biases: Float64Array.from(biases),
  };
}

export function encodeTable(kind: TableKind, name: string, table: Uint8Array): Uint8Array {
  return encode(TableHeader.parse({ kind, name, buckets: table.length }), table);
}

/** Throws NLP_MODEL_INVALID, naming `file`, when the bytes are not a table of this kind or are damaged. */
export function decodeTable(kind: TableKind, file: string, bytes: Uint8Array): Uint8Array {
  const { header, body } = decode(file, bytes, TableHeader.extend({ kind: z.literal(kind) }));
  if (body.length !== header.buckets) throw invalid(file, "its parts do not fit together");
  return body;
}

function encode(header: object, body: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(headerAt + text.length + body.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, text.length, true);
  bytes.set(text, headerAt);
  bytes.set(body, headerAt + text.length);
  bytes.set(createHash("sha256").update(bytes.subarray(headerAt)).digest(), hashAt);
  return bytes;
}

function decode<Header>(
  file: string,
  bytes: Uint8Array,
  schema: z.ZodType<Header>,
): { header: Header; body: Uint8Array } {
  if (bytes.length < headerAt || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) {
    throw invalid(file, "it is no model of ours");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) throw invalid(file, `its format is ${version}, not ${formatVersion}`);
  const hash = createHash("sha256").update(bytes.subarray(headerAt)).digest();
  if (!hash.equals(bytes.subarray(hashAt, headerAt)))
    throw invalid(file, "its hash does not match: it is damaged");
  const bodyAt = headerAt + view.getUint32(12, true);
  const header = schema.safeParse(parsed(new TextDecoder().decode(bytes.subarray(headerAt, bodyAt))));
  if (!header.success) throw invalid(file, "it holds another kind of model");
  return { header: header.data, body: bytes.subarray(bodyAt) };
}

/** `undefined` for what is no JSON: the header's length, which the hash does not cover, is damaged. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(file: string, reason: string) {
  return invalidModel(`${file} can't be used: ${reason}`);
}
