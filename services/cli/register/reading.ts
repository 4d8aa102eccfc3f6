import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { taxonomyVersions } from "../../../pipelines/enrich/taxonomy/versions.ts";
import { CommentFlag } from "../../../schemas/analysed.ts";
import { EntityId } from "../../../schemas/entities.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { channelTable, reportChannels } from "../commands/channels.ts";
import { copiesText, listCopies } from "../commands/copies.ts";
import { differingPosts, ledgerTable } from "../commands/post-ledgers.ts";
import { askEmerging, emergingPeriods, emergingText } from "../commands/emerging.ts";
import type { EmergingOptions } from "../commands/emerging.ts";
import { search } from "../commands/search.ts";
import type { SearchOptions } from "../commands/search.ts";
import { definitionText, topicList, topicOf } from "../commands/topic-definitions.ts";
import { countTopics, leftOutText, topicTable } from "../commands/topics.ts";
import { divisionNames } from "../../web/division-names.ts";
import { measuredErrors } from "../labels/measured-errors.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { systemClock } from "../../runtime/clock.ts";
import { openStores } from "../open-stores.ts";
import { readModelQuality } from "../../runtime/model-files.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

interface SearchFlags extends Pick<SearchOptions, "order" | "size"> {
  readonly flag?: readonly CommentFlag[];
  readonly entity?: readonly string[];
  readonly json?: true;
}

interface EmergingFlags extends Pick<EmergingOptions, "period"> {
  readonly until?: string;
  readonly state?: readonly string[];
  readonly channel?: readonly string[];
  readonly lang: "ms" | "en";
  readonly json?: true;
}

interface CopiesFlags {
  readonly find?: true;
  readonly since?: string;
  readonly size: number;
  readonly lang: "ms" | "en";
  readonly json?: true;
}

/** Commands that read the index from a terminal. */
export function registerReading(program: Command, context: CommandContext): void {
  program
    .command("search")
    .description(
      'comments that hold all the words, in any spelling Suara knows; "two words" in quotes is a phrase as written, word* a beginning, and | means or',
    )
    .argument("[words...]", "may be left out with --flag or --entity")
    .addOption(
      new Option("--flag <flag...>", "only comments with any of these flags").choices(CommentFlag.options),
    )
    .option("--entity <id...>", "only comments that name any of these, such as agency:tnb")
    .addOption(
      new Option("--order <order>", "which first").choices(["newest", "oldest", "likes"]).default("newest"),
    )
    .option("--size <count>", "at most so many, 1 to 1000", Number, 20)
    .option("--json", "print each comment as a line of JSON")
    .action(async (words: readonly string[], { flag, entity, json, ...shown }: SearchFlags) => {
      countOf("--size", shown.size);
      if (words.length === 0 && flag === undefined && entity === undefined)
        throw wrongUse("say which words, or give --flag or --entity");
      const options = {
        ...shown,
        words: words.join(" "),
        flags: flag,
        entities: entity?.map(entityOf),
        json: json === true,
      };
      await using stores = await openStores(context.config(), context.environment);
      await write(process.stdout, `${await search(stores.index, options)}\n`);
    });

  registerTopics(program, context);

  program
    .command("emerging")
    .description(
      "what more people speak of than at the same hours of the weeks before, joined into issues, with examples",
    )
    .addOption(
      new Option("--period <period>", "the newest so many days")
        .choices(Object.keys(emergingPeriods))
        .default("1d"),
    )
    .option(
      "--until <time>",
      "when the period ends, in Malaysia, such as 2026-11-24T13:00 (default: newest comment)",
    )
    .option("--state <code...>", "only channels of these states, such as MY-01")
    .option("--channel <id...>", "only these channels")
    .addOption(
      new Option("--lang <language>", "language of the words around").choices(["ms", "en"]).default("ms"),
    )
    .option("--json", "print JSON")
    .action(async ({ lang, json, state, channel, ...flags }: EmergingFlags) => {
      await using stores = await openStores(context.config(), context.environment);
      const options = { period: flags.period, until: flags.until, states: state, channels: channel };
      const answer = await askEmerging(stores.index, options, systemClock.now());
      const text = json === true ? JSON.stringify(answer ?? null) : emergingText(answer, lang);
      await write(process.stdout, `${text}\n`);
    });

  program
    .command("copies")
    .description(
      "messages that several people posted in much the same words, as groups, each with why it is one",
    )
    .option("--find", "look for groups first: among the comments of two days, or since --since")
    .option("--since <time>", "only what was published since, in Malaysia, such as 2026-11-24")
    .option("--size <count>", "at most so many groups, 1 to 1000", Number, 20)
    .addOption(
      new Option("--lang <language>", "language of the words around").choices(["ms", "en"]).default("ms"),
    )
    .option("--json", "print JSON")
    .action(async ({ find, since, size, lang, json }: CopiesFlags) => {
      const config = context.config();
      countOf("--size", size);
      await using stores = await openStores(config, context.environment);
      const options = { find: find === true, since, size };
      const list = await listCopies({ ...stores, clock: systemClock }, options);
      const text = json === true ? JSON.stringify(list) : copiesText(list, config.channels, lang);
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

interface TopicFlags {
  readonly list?: true;
  readonly lang: "ms" | "en";
  readonly json?: true;
}

function registerTopics(program: Command, context: CommandContext): void {
  program
    .command("topics")
    .description("how many comments each policy issue has, by sentiment; with an id, what the issue means")
    .argument("[id]", "a topic, as `--list` lists them: what is in, what is out, examples, words")
    .option("--list", "instead: all topics, and what changed in each version of the list")
    .addOption(new Option("--lang <language>", "language of the words").choices(["ms", "en"]).default("ms"))
    .option("--json", "print JSON")
    .action(async (id: string | undefined, { list, lang, json }: TopicFlags) => {
      const config = context.config();
      const taxonomy = configuredTaxonomy(config);
      const print = (value: unknown, text: () => string) =>
        write(process.stdout, `${json === true ? JSON.stringify(value) : text()}\n`);
      if (id !== undefined) {
        const topic = topicOf(taxonomy, id);
        await print({ ...topic, version: taxonomy.version }, () =>
          definitionText(topic, taxonomy.version, lang),
        );
        return;
      }
      if (list === true) {
        await print({ ...taxonomy, versions: taxonomyVersions }, () =>
          topicList(taxonomy, taxonomyVersions, lang),
        );
        return;
      }
      await using stores = await openStores(config, context.environment);
      const { sentiment } = (await readModelQuality())[config.model];
      const counts = await countTopics(stores.index, await measuredErrors(stores, sentiment.confusion)());
      const nameOf = divisionNames(lang, taxonomy, []);
      if (json === true && counts.leftOut > 0) process.stderr.write(`${leftOutText(counts.leftOut, lang)}\n`);
      await print(counts.topics, () => topicTable(counts, (id) => nameOf("topic", id), lang));
    });
}

function countOf(flag: string, count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= 1_000) return count;
  throw wrongUse(`${flag} takes a whole number from 1 to 1000`);
}

function entityOf(id: string): EntityId {
  const { data } = EntityId.safeParse(id);
  if (data !== undefined) return data;
  throw wrongUse(`--entity: ${id} is no id of a name, such as agency:tnb; the page's filter shows them`);
}

function wrongUse(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
