import { ListeningError } from "../../schemas/errors.ts";

/** NLP_MODEL_INVALID: a model's file, which `message` names, is damaged or not of this version. */
export function invalidModel(message: string): ListeningError {
  return new ListeningError("NLP_MODEL_INVALID", message, { retryable: false });
}
