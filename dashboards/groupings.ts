import type { Grouping, Step, ValuesGrouping } from "./chart.ts";
import type { CommonFields } from "./fields.ts";
import { alerts, comments, hours, posts } from "./fields.ts";
import type { FieldWord, Words } from "./words/words.ts";

/** At least as many as there are channels of a department with a page in every district. */
const manyChannels = 500;

function values(words: Words, name: FieldWord, field: string, size: number): ValuesGrouping {
  return { kind: "values", field, size, label: words.fields[name] };
}

export function overTime(words: Words, field: string, step: Step): Grouping {
  return { kind: "time", field, step, label: words.fields.published };
}

/** What comments, posts and the platforms' counts have in common: where they lie. */
export function placeGroupings(words: Words, fields: CommonFields) {
  return {
    platform: values(words, "platform", fields.platform, 10),
    level: values(words, "level", fields.level, 5),
    state: values(words, "state", fields.state, 20),
    channel: (size: number = manyChannels) => values(words, "channel", fields.channel, size),
    post: (size: number) => values(words, "post", fields.post, size),
    channelByMost: (size: number, largest: string) => ({
      ...values(words, "channel", fields.channel, size),
      largest,
    }),
    postByMost: (size: number, largest: string) => ({ ...values(words, "post", fields.post, size), largest }),
  };
}

/** What comments may be grouped by; the sizes leave nothing out but where the caller names one. */
export function commentGroupings(words: Words) {
  return {
    ...placeGroupings(words, comments),
    day: overTime(words, comments.time, "day"),
    week: overTime(words, comments.time, "week"),
    language: values(words, "language", comments.language, 10),
    topic: (size: number) => values(words, "topic", comments.topic, size),
  };
}

/** What hours of channels may be grouped by. */
export function hourGroupings(words: Words) {
  return {
    hour: overTime(words, hours.time, "hour"),
    channelByLeast: (size: number, lowest: string) => ({
      ...values(words, "channel", hours.channel, size),
      lowest,
    }),
  };
}

/** What posts may be grouped by. */
export function postGroupings(words: Words) {
  return {
    ...placeGroupings(words, posts),
    week: overTime(words, posts.time, "week"),
    kind: values(words, "contentKind", posts.kind, 12),
  };
}

/** What alerts may be grouped by. */
export function alertGroupings(words: Words) {
  return {
    day: overTime(words, alerts.time, "day"),
    severity: values(words, "severity", alerts.severity, 5),
    topic: values(words, "topic", alerts.topic, 60),
    state: values(words, "state", alerts.state, 20),
    answer: values(words, "answer", alerts.answer, 5),
  };
}
