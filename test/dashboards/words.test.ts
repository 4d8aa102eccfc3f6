import { describe, expect, it } from "vitest";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { AlertKind, alertSeverities } from "../../schemas/alert.ts";
import { alertAnswers } from "../../schemas/board-alert.ts";
import { LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import { Level, Platform } from "../../schemas/channel.ts";
import { stateNames } from "../../schemas/states.ts";
import { dashboardLanguages, wordsOf } from "../../dashboards/words/words.ts";
import { en } from "../../services/web/texts/en.ts";
import { ms } from "../../services/web/texts/ms.ts";
import { allObjects, decoded, objectAt } from "./decoded.ts";

const pageTexts = { ms, en };

describe.each(dashboardLanguages)("the words in %s", (language) => {
  const words = wordsOf[language];

  it("name every value as the web page does", () => {
    const { platforms, levels, sentiments, languages, otherTopic, who } = pageTexts[language];
    const { writtenBy } = words;
    expect(words).toMatchObject({ platforms, levels, sentiments, languages, otherTopic });
    expect(writtenBy).toEqual({ true: who.official, false: who.public });
  });

  it("reach the data view of comments, for every value there can be", () => {
    const valuesOf = namedValues(`suara-comments-${language}`);
    expect(valuesOf("channel.platform")).toEqual(Platform.options);
    expect(valuesOf("channel.level")).toEqual(Level.options);
    expect(valuesOf("channel.state").toSorted()).toEqual(Object.keys(stateNames).sort());
    expect(valuesOf("comment.language.code")).toEqual(LanguageCode.options);
    expect(valuesOf("comment.sentiment.label")).toEqual(SentimentLabel.options);
    expect(valuesOf("comment.topics.id")).toEqual([...taxonomy.topics.map(({ id }) => id), "other"]);
  });

  it("reach the data view of alerts, for every value there can be", () => {
    const valuesOf = namedValues(`suara-alerts-${language}`);
    expect(valuesOf("alert.severity")).toEqual(alertSeverities);
    expect(valuesOf("alert.kind")).toEqual(AlertKind.options);
    expect(valuesOf("alert.answer")).toEqual(alertAnswers);
    expect(valuesOf("alert.state").toSorted()).toEqual([...Object.keys(stateNames), "nation"].sort());
    expect(valuesOf("alert.language")).toEqual([...LanguageCode.options, "all"]);
    expect(valuesOf("alert.topic")).toEqual([...taxonomy.topics.map(({ id }) => id), "other"]);
  });
});

it("leaves no text of one language in the other but names that are the same in both", () => {
  const same = allTexts(wordsOf.ms).filter((text) => allTexts(wordsOf.en).includes(text));
  expect(new Set(same)).toEqual(
    new Set([
      ...Object.values(wordsOf.en.platforms),
      "Platform",
      wordsOf.en.sentiments.neutral,
      "Tamil",
      "Video",
      "Vox pop",
    ]),
  );
});

/** Of a data view: which values of a field it has a word for. */
function namedValues(viewId: string): (field: string) => readonly string[] {
  const view = allObjects.find(({ id }) => id === viewId);
  const formats = objectAt(decoded(view?.attributes), "fieldFormatMap");
  return (field) => {
    const entries = objectAt(formats, field, "params")["lookupEntries"] as readonly { key: string }[];
    return entries.map(({ key }) => key);
  };
}

function allTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.values(value ?? {}).flatMap(allTexts);
}
