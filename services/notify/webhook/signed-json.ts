import { createHmac } from "node:crypto";
import { ListeningError } from "../../../schemas/errors.ts";
import type { WebhookForm } from "./webhook-form.ts";

/** The key that a secret of Standard Webhooks holds: base64 of 24 to 64 bytes, after `whsec_`. Throws CONFIG_INVALID, naming only the variable. */
export function signingKey(secret: string, variable: string): Buffer {
  const base64 = secret.startsWith("whsec_") ? secret.slice("whsec_".length) : secret;
  const key = Buffer.from(base64, "base64");
  if (key.length >= 24 && key.length <= 64 && /^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) return key;
  const message = `${variable} must be base64 of 24 to 64 random bytes, after whsec_`;
  throw new ListeningError("CONFIG_INVALID", message, { retryable: false });
}

/**
 * A message as JSON, signed as Standard Webhooks 1.0.0 has it: HMAC-SHA-256 over `id.timestamp.body`. The receiver's
 * time check makes an old request that somebody recorded worthless, its memory of ids a repeated one harmless.
 */
export function signedJson(key: Buffer): WebhookForm {
  return {
    request(message, nowMs) {
      const body = JSON.stringify(message);
      const timestamp = String(Math.floor(nowMs / 1000));
      const signature = createHmac("sha256", key)
        .update(`${message.id}.${timestamp}.${body}`)
        .digest("base64");
      return {
        headers: {
          "webhook-id": message.id,
          "webhook-timestamp": timestamp,
          "webhook-signature": `v1,${signature}`,
        },
        body,
      };
    },
  };
}
