import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Level, Platform } from "../../../schemas/channel.ts";
import { readConfig } from "../../../services/cli/config-file.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

let files = 0;
function configFile(text: string): string {
  files += 1;
  const file = join(folder.path, `${files}.suara.yaml`);
  writeFileSync(file, text);
  return file;
}

const nothing = { file: undefined, settings: [], environment: {} };

describe("reading the configuration", () => {
  it("takes the example that lies beside the README, which has every platform at all three levels", () => {
    const file = join(import.meta.dirname, "../../../suara.example.yaml");
    const { channels } = readConfig({ ...nothing, file });
    const levelsOf = (platform: Platform) =>
      Level.options.filter((level) =>
        channels.some((each) => each.platform === platform && each.level === level),
      );
    expect(Platform.options.map(levelsOf)).toEqual(Platform.options.map(() => Level.options));
  });

  it("runs embedded from an empty file", () => {
    const config = readConfig({ ...nothing, file: configFile("") });
    expect(config.log).toMatchObject({ kind: "sqlite", file: "./data/log.db" });
    expect(config.web).toEqual({ host: "127.0.0.1", port: 7700 });
  });

  it("takes flags before the environment before the file before defaults", () => {
    const file = configFile("web: { port: 1 }\nlogLevel: warn\ncollect: { everyMinutes: 5 }");
    const environment = { SUARA__WEB__PORT: "2", SUARA__COLLECT__EVERY_MINUTES: "6" };
    const config = readConfig({ file, environment, settings: ["web.port=3"] });
    expect(config.web.port).toBe(3);
    expect(config.collect.everyMinutes).toBe(6);
    expect(config.logLevel).toBe("warn");
    expect(config.workers.batch).toBe(1_000);
  });

  it("finds the file that SUARA_CONFIG names", () => {
    const environment = { SUARA_CONFIG: configFile("web: { port: 5 }") };
    expect(readConfig({ ...nothing, environment }).web.port).toBe(5);
  });

  it("can't be changed afterwards", () => {
    const config = readConfig({ ...nothing, file: configFile("channels: []") });
    expect(() => Object.assign(config.web, { port: 1 })).toThrow(TypeError);
  });

  it.each([
    ["an unknown key", "colour: blue", "unknown key colour"],
    ["an unknown key further in", "web: { colour: blue }", "unknown key web.colour"],
    ["a wrong type", "web: { port: many }", "web.port"],
    ["an unknown log", "log: { kind: paper }", "log.kind"],
    ["a file that is no YAML", "web: {", "suara.yaml"],
    ["a file that is a list", "- web", "keys and values"],
    ["two channels of one id", channelTwice(), "used twice"],
    ["a state channel without its state", stateless(), "needs its state"],
    [
      "words for an unknown topic",
      "topics: [{ id: rods, words: { en: [pothole] } }]",
      "there is no topic rods",
    ],
    ["a word that a topic has", "topics: [{ id: roads, words: { en: [Potholes] } }]", "topics.0.words.en.0"],
    [
      "an empty word",
      "topics: [{ id: roads, words: { en: [''] } }]",
      "topics.0.words.en.0: a word needs two",
    ],
    ["a topic without a word", "topics: [{ id: roads, words: {} }]", "topics.0.words: no word is given"],
    [
      "a report on an unknown topic",
      "reports: { schedules: [{ name: roads, kind: daily, scope: 'topic:rods' }] }",
      "the scope of roads: there is no topic rods",
    ],
    ["a rule on an unknown topic", rule("topics: [rods]"), "alerts.rules.0.topics: there is no topic rods"],
    ["a rule in an unknown state", rule("states: [Kedah]"), "alerts.rules.0.states"],
    [
      "a rule on an unknown channel",
      rule("channels: [hq]"),
      "alerts.rules.0.channels: there is no channel hq",
    ],
    [
      "a rule that tells nobody known",
      rule("destinations: [duty]"),
      "alerts.rules.0.destinations: there is no destination duty; there are none",
    ],
    ["a rule whose words are none", rule("words: '?!'"), "alerts.rules.0.words: there is no word in it"],
    ["a rule over seven minutes", rule("minutes: 7"), "alerts.rules.0.minutes: must be a multiple of 5"],
    ["a rule on every comment's share", rule("negativeShare: 1"), "alerts.rules.0.negativeShare"],
    [
      "two rules of one name",
      rule("comments: 5 }, { name: pam"),
      "alerts.rules.1.name: the name pam is used",
    ],
  ])("refuses %s and says where", (_, text, message) => {
    expect(() => readConfig({ ...nothing, file: configFile(text) })).toThrow(
      expect.objectContaining({
        code: "CONFIG_INVALID",
        message: expect.stringContaining(message) as string,
      }),
    );
  });

  it.each([
    ["a file that is not there", { file: "/nowhere/suara.yaml" }, "/nowhere/suara.yaml"],
    ["a setting without a value", { settings: ["web.port"] }, "key.key=value"],
    [
      "a setting within a value",
      { file: configFile("logLevel: warn"), settings: ["logLevel.x=1"] },
      "no keys of its own",
    ],
    ["a setting of the prototype", { settings: ["__proto__.polluted=1"] }, "names no key"],
    ["a variable with an unknown key", { environment: { SUARA__COLOUR: "blue" } }, "unknown key colour"],
  ])("refuses %s", (_, sources, message) => {
    expect(() => readConfig({ ...nothing, ...sources })).toThrow(
      expect.objectContaining({
        code: "CONFIG_INVALID",
        message: expect.stringContaining(message) as string,
      }),
    );
  });
});

function channelTwice(): string {
  const channel = "{ id: hq, platform: youtube, nativeId: UC1, name: HQ, level: hq }";
  return `channels: [${channel}, ${channel}]`;
}

function rule(keys: string): string {
  return `alerts: { rules: [{ name: pam, ${keys} }] }`;
}

function stateless(): string {
  return "channels: [{ id: j, platform: youtube, nativeId: UC1, name: J, level: state }]";
}
