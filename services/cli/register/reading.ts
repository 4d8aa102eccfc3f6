import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { channelTable, reportChannels } from "../commands/channels.ts";
import { differingPosts, ledgerTable } from "../commands/post-ledgers.ts";
import { search } from "../commands/search.ts";
import type { SearchOptions } from "../commands/search.ts";
import { countTopics, topicTable } from "../commands/topics.ts";
import { openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

/** Commands that read the index from a terminal. */
export function registerReading(program: Command, context: CommandContext): void {
  program
    .command("search")
    .description('comments that hold all the words; "two words" in quotes is a phrase, word* a beginning')
    .argument("<words...>")
    .addOption(
      new Option("--order <order>", "which first").choices(["newest", "oldest", "likes"]).default("newest"),
    )
    .option("--size <count>", "at most so many, 1 to 1000", Number, 20)
    .option("--json", "print each comment as a line of JSON")
    .action(
      async (words: readonly string[], flags: Pick<SearchOptions, "order" | "size"> & { json?: true }) => {
        countOf("--size", flags.size);
        await using stores = await openStores(context.config(), context.environment);
        const options = { ...flags, words: words.join(" "), json: flags.json === true };
        await write(process.stdout, `${await search(stores.index, options)}\n`);
      },
    );

  program
    .command("topics")
    .description("how many comments each policy issue has, by sentiment")
    .addOption(new Option("--lang <language>", "language of the names").choices(["ms", "en"]).default("ms"))
    .option("--json", "print JSON")
    .action(async ({ lang, json }: { readonly lang: "ms" | "en"; readonly json?: true }) => {
      await using stores = await openStores(context.config(), context.environment);
      const counts = await countTopics(stores.index);
      const names = taxonomy.topics.map(({ id, name }) => ({ id, name: name[lang] }));
      const other = { id: otherTopic, name: lang === "ms" ? "Lain-lain" : "Other" };
      const text = json === true ? JSON.stringify(counts) : topicTable(counts, [...names, other]);
      await write(process.stdout, `${text}\n`);
    });

  program
    .command("channels")
    .description(
      "how collecting from each channel goes: last success, next visit, what is missing and why, budget left",
    )
    .option(
      "--posts [count]",
      "instead: the posts whose counts differ, worst first, at most so many, 1 to 1000",
    )
    .option("--json", "print JSON")
    .action(async ({ json, posts }: { readonly json?: true; readonly posts?: true | string }) => {
      const config = context.config();
      const size = posts === undefined ? undefined : countOf("--posts", posts === true ? 100 : Number(posts));
      await using stores = await openStores(config, context.environment);
      if (size !== undefined) {
        const rows = await differingPosts({ ...stores, channels: config.channels }, size);
        await write(process.stdout, `${json === true ? JSON.stringify(rows) : ledgerTable(rows)}\n`);
        return;
      }
      const reports = await reportChannels({ ...stores, config });
      await write(process.stdout, `${json === true ? JSON.stringify(reports) : channelTable(reports)}\n`);
    });
}

function countOf(flag: string, count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= 1_000) return count;
  throw new ListeningError("USAGE", `${flag} takes a whole number from 1 to 1000`, { retryable: false });
}
