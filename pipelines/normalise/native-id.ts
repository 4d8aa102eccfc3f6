import { z } from "zod";

/** Ids become keys and addresses, which lone surrogates can't be. */
export const NativeId = z
  .string()
  .min(1)
  .refine((id) => id.isWellFormed());
