import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it where they are not there. Throws as `mkdirSync` does. Node's own `recursive` never returns where a
 * folder takes no others and the system says that there is none, as in /proc.
 */
export function makeFolder(path: string): void {
  const failure = failureToMake(path);
  if (failure === undefined) return;
  const above = dirname(path);
  if (failure.code !== "ENOENT" || above === path) throw failure;
  makeFolder(above);
  const again = failureToMake(path);
  if (again !== undefined) throw again;
}

/** `undefined` where the folder is there now. */
function failureToMake(path: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(path);
    return undefined;
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return undefined;
    return error as NodeJS.ErrnoException;
  }
}
