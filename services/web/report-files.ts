import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { reportMediaTypes } from "../../schemas/report.ts";
import type { WrittenReport } from "../../schemas/issued-report.ts";

/** A report's page stands alone and brings its style with it; everything else stays forbidden. */
const standsAlone = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

export interface ReportShelf {
  /** The reports that were written, the newest first. */
  readonly list: () => Promise<readonly WrittenReport[]>;
  /** Where their files are. */
  readonly folder: string;
}

/** Serves the files of reports by the names that were noted, and nothing else of their folder. */
export function addReportFiles(app: FastifyInstance, { list, folder }: ReportShelf): void {
  app.get("/reports/files/:name", async (request, reply) => {
    const { name } = request.params as { readonly name: string };
    const file = (await list()).flatMap(({ files }) => files).find((each) => each.name === name);
    const bytes = file === undefined ? undefined : await readFile(join(folder, file.name)).catch(() => {});
    if (file === undefined || bytes === undefined) return reply.callNotFound();
    return reply
      .header("content-security-policy", standsAlone)
      .header("cache-control", "no-store") // people's words, which nobody may keep who only looked
      .type(reportMediaTypes[file.format])
      .send(bytes);
  });
}
