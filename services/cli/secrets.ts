import { readFileSync } from "node:fs";
import { ListeningError } from "../../schemas/errors.ts";
import type { Environment } from "./config-file.ts";

/**
 * A secret by the name of its variable: what the variable holds or, as containers hand secrets over, the content of the
 * file that `NAME_FILE` names. `undefined` when neither is set. Throws CONFIG_SECRET_MISSING when that file can't be read.
 */
export function findSecret(environment: Environment, variable: string): string | undefined {
  const value = environment[variable];
  if (value !== undefined && value !== "") return value;
  const file = environment[`${variable}_FILE`];
  if (file === undefined || file === "") return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    const message = `${variable}_FILE names ${file}, which can't be read`;
    throw new ListeningError("CONFIG_SECRET_MISSING", message, { retryable: false, cause });
  }
}

/** Like `findSecret`; throws CONFIG_SECRET_MISSING, naming the variable, when there is none. */
export function neededSecret(environment: Environment, variable: string): string {
  const secret = findSecret(environment, variable);
  if (secret !== undefined && secret !== "") return secret;
  throw new ListeningError("CONFIG_SECRET_MISSING", `set the variable ${variable}`, { retryable: false });
}
