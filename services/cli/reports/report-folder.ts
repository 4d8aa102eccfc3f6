import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListeningError } from "../../../schemas/errors.ts";
import { makeFolder } from "../../runtime/make-folder.ts";
import type { ReportDesk } from "../../workers/reports/report-desk.ts";

/** Where the files of reports go; made where it is not there. */
export function reportFolder(folder: string): Pick<ReportDesk, "checkFolder" | "write"> {
  const put = async (name: string, bytes: Uint8Array, told = join(folder, name)): Promise<void> => {
    const unfinished = join(folder, `.${randomUUID()}.part`);
    try {
      makeFolder(folder);
      await writeFile(unfinished, bytes, { flush: true });
      await rename(unfinished, join(folder, name));
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => {});
      const { code = "" } = cause as NodeJS.ErrnoException;
      throw new ListeningError("OUTPUT_UNWRITABLE", `${told} can't be written (${code})`, {
        retryable: false,
        cause,
      });
    }
  };
  return {
    async checkFolder() {
      const name = `.${randomUUID()}.check`;
      await put(name, new Uint8Array(), folder);
      await rm(join(folder, name), { force: true });
    },
    write: ({ name, bytes }) => put(name, bytes),
  };
}
