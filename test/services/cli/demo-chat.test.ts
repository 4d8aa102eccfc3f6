import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import { protectorFor } from "../../../services/cli/compose.ts";
import { demoChatSettings, importDemoChat } from "../../../services/cli/demo-chat.ts";
import { corpusGroup } from "../../../services/simulators/corpus/group-chat.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

it.each(["2026-11-03T16:00:00.000Z", "2026-11-09T16:00:00.000Z", "2026-11-23T16:00:00.000Z"])(
  "the demo's chat is read on any day of a month, and no file of it stays: %s",
  async (until) => {
    using folder = temporaryFolder();
    const config = Config.parse({ channels: [corpusGroup], collect: { whatsapp: demoChatSettings } });
    const protector = protectorFor(
      config,
      parsePseudonymKeys(`demo:${Buffer.alloc(32, 7).toString("base64")}`, "test"),
    );
    const log = memoryLog();
    const messages = await importDemoChat(folder.path, until, {
      config,
      log,
      state: memoryState(),
      protector,
    });
    expect(messages).toBe(13);
    expect(readdirSync(folder.path)).toEqual([]);
  },
);
