import type { Client, estypes } from "@elastic/elasticsearch";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import { asking } from "./elastic-errors.ts";
import type { IndexKind, IndexLayout } from "./mapping.ts";
import { aliasOf, indexKinds, mappingOf, mappingVersion, oldestUpgraded, templateOf } from "./mapping.ts";

const Meta = z.object({ suara: z.object({ kind: z.string(), version: z.int() }) });

/**
 * Puts the templates, and gives older indices the fields that are new since; unless an index or template is there of a
 * newer version, of one too old, or of another program: then nothing is changed, and INDEX_MAPPING names it.
 */
export async function setUpIndices(client: Client, prefix: string, layout: IndexLayout): Promise<void> {
  const older: { readonly index: string; readonly kind: IndexKind }[] = [];
  for (const kind of indexKinds) {
    const alias = aliasOf(prefix, kind);
    const { index_templates: templates = [] } = await asking(
      (): Promise<Partial<estypes.IndicesGetIndexTemplateResponse>> =>
        client.indices.getIndexTemplate({ name: alias }, { ignore: [404] }),
    );
    for (const { index_template: template } of templates) {
      check(`the index template ${alias}`, kind, template._meta);
    }
    const indices = await asking(() =>
      client.indices.getMapping({
        index: [alias, `${alias}-*`],
        ignore_unavailable: true,
        allow_no_indices: true,
      }),
    );
    for (const [index, { mappings }] of Object.entries(indices)) {
      if (check(index, kind, mappings._meta) < mappingVersion) older.push({ index, kind });
    }
  }
  for (const { index, kind } of older) {
    await asking(() => client.indices.putMapping({ index, ...mappingOf(kind) }));
  }
  for (const kind of indexKinds) {
    await asking(() => client.indices.putIndexTemplate(templateOf(prefix, kind, layout)));
  }
}

/** The version, of those that this Suara reads or upgrades. */
function check(what: string, kind: string, found: unknown): number {
  const meta = Meta.safeParse(found);
  if (!meta.success || meta.data.suara.kind !== kind)
    throw refused(`${what} was not made by Suara for its ${kind}`);
  const { version } = meta.data.suara;
  if (version >= oldestUpgraded && version <= mappingVersion) return version;
  const age = version < mappingVersion ? "an older" : "a newer";
  throw refused(`${what} has ${age} mapping, version ${version}; this Suara needs ${mappingVersion}`);
}

function refused(message: string): ListeningError {
  return new ListeningError("INDEX_MAPPING", message, { retryable: false });
}
