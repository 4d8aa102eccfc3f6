import { z } from "zod";

/** The name of an environment variable: secrets stand in no configuration. */
export const environmentVariable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/u, "must be the name of an environment variable");

/** A time of day, such as `22:00`. */
export const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "must be a time of day such as `22:00`");

/** A name of the operator's own that stands in logs and commands. */
export const lowerCaseName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, "must be lower-case letters, digits and hyphens");

/** Which models label comments: the linear ones alone, or together with the encoder, which reads better and slower. */
export const Tier = z.enum(["fast", "accurate"]);
export type Tier = z.infer<typeof Tier>;

/** The name of the variable that holds a secret. `what` completes "holds". */
export const secret = (variable: string, what: string) =>
  environmentVariable.default(variable).describe(`Name of the environment variable that holds ${what}.`);
