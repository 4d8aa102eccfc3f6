import type { Client, estypes } from "@elastic/elasticsearch";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import { asking } from "./elastic-errors.ts";
import type { IndexLayout } from "./mapping.ts";
import { aliasOf, indexKinds, mappingVersion, templateOf } from "./mapping.ts";

const Meta = z.object({ suara: z.object({ kind: z.string(), version: z.int() }) });

/**
 * Puts the templates, unless an index or template of another version or another program is there: then nothing is
 * changed, and INDEX_MAPPING names it.
 */
export async function setUpIndices(client: Client, prefix: string, layout: IndexLayout): Promise<void> {
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
    for (const [index, { mappings }] of Object.entries(indices)) check(index, kind, mappings._meta);
  }
  for (const kind of indexKinds) {
    await asking(() => client.indices.putIndexTemplate(templateOf(prefix, kind, layout)));
  }
}

function check(what: string, kind: string, found: unknown): void {
  const meta = Meta.safeParse(found);
  if (!meta.success || meta.data.suara.kind !== kind)
    throw refused(`${what} was not made by Suara for its ${kind}`);
  const { version } = meta.data.suara;
  if (version === mappingVersion) return;
  const age = version < mappingVersion ? "an older" : "a newer";
  throw refused(`${what} has ${age} mapping, version ${version}; this Suara needs ${mappingVersion}`);
}

function refused(message: string): ListeningError {
  return new ListeningError("INDEX_MAPPING", message, { retryable: false });
}
