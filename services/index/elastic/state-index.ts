import type { Client, estypes } from "@elastic/elasticsearch";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import { asking, faultType, translateElasticError } from "./elastic-errors.ts";

/** Raised with every change that an index made before does not have. */
const mappingVersion = 1;

/** What lies in the index for one key of one collection. */
export const StateDocument = z.object({
  collection: z.string(),
  order: z.string(),
  /** JSON text, as `value` is: as JSON, Elasticsearch would change lone surrogates and refuse deep nesting. */
  key: z.string(),
  value: z.string(),
  /** Of the write that made this version: tells a writer whose answer was lost that it had won. */
  write: z.string(),
});
export type StateDocument = z.infer<typeof StateDocument>;

/** Only what a list asks for can be searched; the rest is kept and nothing more. */
const mapping = {
  dynamic: "strict",
  _meta: { suara: { kind: "state", version: mappingVersion } },
  properties: {
    collection: { type: "keyword" },
    order: { type: "keyword" },
    key: { type: "object", enabled: false },
    value: { type: "object", enabled: false },
    write: { type: "keyword", index: false, doc_values: false },
  } satisfies Record<keyof StateDocument, estypes.MappingProperty>,
} satisfies estypes.MappingTypeMapping;

const settings = (replicas: number): estypes.IndicesIndexSettings => ({
  number_of_shards: 1,
  number_of_replicas: replicas,
  translog: { durability: "request" }, // a write that was answered survives a crash
});

const Meta = z.object({ suara: z.object({ kind: z.literal("state"), version: z.int() }) });

/**
 * Creates the index behind the alias, unless it is there. Writes go to the alias and demand that it is one
 * (`require_alias`), so that a write after somebody removed the index fails, instead of creating one without our mapping.
 * Rejects with INDEX_MAPPING when what is there was made by another version or program.
 */
export async function ensureStateIndex(client: Client, alias: string, replicas: number): Promise<void> {
  const found = (await mappings(client, alias)) ?? (await create(client, alias, replicas));
  for (const [index, { mappings }] of Object.entries(found)) {
    const meta = Meta.safeParse(mappings._meta);
    if (!meta.success) throw refused(`${index} was not made by Suara for its state`);
    const { version } = meta.data.suara;
    if (version !== mappingVersion) {
      const age = version < mappingVersion ? "an older" : "a newer";
      throw refused(`${index} has ${age} mapping, version ${version}; this Suara needs ${mappingVersion}`);
    }
  }
}

type Mappings = estypes.IndicesGetMappingResponse;

async function mappings(client: Client, alias: string): Promise<Mappings | undefined> {
  try {
    return await client.indices.getMapping({ index: alias });
  } catch (error) {
    if (faultType(error) === "index_not_found_exception") return undefined;
    throw translateElasticError(error);
  }
}

async function create(client: Client, alias: string, replicas: number): Promise<Mappings> {
  const index = `${alias}-000001`;
  try {
    await client.indices.create({
      index,
      aliases: { [alias]: {} },
      mappings: mapping,
      settings: settings(replicas),
    });
  } catch (error) {
    // Another process was faster; it may still be another version of Suara.
    if (faultType(error) !== "resource_already_exists_exception") throw translateElasticError(error);
  }
  return await asking(() => client.indices.getMapping({ index: alias }));
}

function refused(message: string): ListeningError {
  return new ListeningError("INDEX_MAPPING", message, { retryable: false });
}
