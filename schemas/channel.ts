import { z } from "zod";
import { StateCode } from "./states.ts";

export const Platform = z.enum(["facebook", "youtube", "instagram", "x", "tiktok", "whatsapp", "portal"]);
export type Platform = z.infer<typeof Platform>;

/** Whether people hand in what was written there, as exports of their chats, because the platform lets nobody ask for it. */
export const isImported = (platform: Platform): boolean => platform === "whatsapp";

/** Who in the department owns a channel: headquarters, a state office or a district office. */
export const Level = z.enum(["hq", "state", "district"]);
export type Level = z.infer<typeof Level>;

/** One page, account, group or portal of the department. */
export const Channel = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/u, "must be lower-case letters, digits and hyphens")
      .describe("Short name of our own, unique among the channels, such as `hq-youtube`."),
    platform: Platform.describe("Where the channel is."),
    nativeId: z.string().min(1).describe("The platform's own id of the channel, such as `UC…` on YouTube."),
    name: z.string().min(1).describe("The name people know it by."),
    level: Level.describe("Who owns it."),
    state: StateCode.optional().describe("ISO 3166-2:MY code; needed for `state` and `district` channels."),
    district: z.string().min(1).optional().describe("Name of the district; needed for `district` channels."),
    language: z.enum(["ms", "en"]).optional().describe("The language the channel mostly writes in."),
  })
  .refine((channel) => channel.level === "hq" || channel.state !== undefined, {
    message: "a state or district channel needs its state",
    path: ["state"],
  })
  .refine((channel) => channel.level !== "district" || channel.district !== undefined, {
    message: "a district channel needs its district",
    path: ["district"],
  });
export type Channel = Readonly<z.infer<typeof Channel>>;
