import type { EChartsOption } from "echarts";
import { sentimentBars, sentimentBarsHeight } from "../../../pipelines/charts/sentiment-bars.ts";
import { sentimentTimeLine } from "../../../pipelines/charts/sentiment-time-line.ts";
import { malaysianDay } from "../../../pipelines/core/malaysian-day.ts";
import { daysSoFar, noonOf } from "../../../pipelines/reports/tables/whole-tables.ts";
import type { SentimentNames } from "../../../pipelines/charts/sentiment-series.ts";
import type { NamedSentence } from "../../../pipelines/reports/words/summary.ts";
import { joinSentences } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import { drawChart } from "../../runtime/draw-chart.ts";
import type { Html } from "../../runtime/html.ts";
import { html, trusted } from "../../runtime/html.ts";
import { named } from "./markup.ts";

const widthPx = 700;
const mostTopics = 10;
const nameWidthPx = 230;

/**
 * Comments of each day by sentiment; none where most days have too few people for that, which would look like days without a comment.
 * Its table stands below it.
 */
export function daysChart(report: Report, voice: Voice): Html | null {
  const { headings, written } = voice;
  const { joins } = report;
  const days = daysSoFar(report);
  const spoken = days.filter(({ comments }) => comments !== null && comments > 0);
  if (spoken.filter(({ counts }) => counts !== null).length * 2 <= spoken.length) return null;
  const joined = new Set(joins.map(({ at }) => malaysianDay(at)));
  const steps = days.map(({ date, comments, counts }) => ({
    label: written.shortDate(noonOf(date)),
    counts,
    complete: comments !== null,
    join: joined.has(date),
  }));
  const words = {
    sentiments: capitalised(voice),
    count: headings.comments,
    number: written.number,
    incomplete: capital(headings.notRead),
    join: capital(headings.joinOfModels),
  };
  const title = { text: daysTitle(days, voice), names: [] };
  return figure("days", sentimentTimeLine(steps, words), 250, {
    title,
    voice,
    more: joinSentences(joins, voice),
  });
}

/** The day on which most was written, where it is one day. */
function daysTitle(byDay: Report["volume"]["byDay"], { headings, sentences, written }: Voice): string {
  const most = Math.max(0, ...byDay.map(({ comments }) => comments ?? 0));
  const [day, another] = byDay.filter(({ comments }) => comments === most);
  if (day === undefined || another !== undefined) return headings.sentimentByDay;
  return sentences.mostOnDay(written.weekday(noonOf(day.date)), written.number(most));
}

/** The topics that most was said about, by sentiment, where there are two at least. Its table stands below it. */
export function topicsChart({ topics }: Report, voice: Voice): Html | null {
  const { language, sentences, written } = voice;
  const drawn = topics
    .flatMap(({ name, comments, sentiment }) =>
      sentiment === null ? [] : [{ name: name[language], comments, counts: sentiment.counts }],
    )
    .slice(0, mostTopics);
  const [first, second] = drawn;
  if (first === undefined || second === undefined) return null;
  const option = sentimentBars(
    drawn,
    { sentiments: capitalised(voice), number: written.number },
    nameWidthPx,
  );
  const text = sentences.mostAbout(first.comments, first.name, written.number(first.comments));
  const title = { text, names: [first.name] };
  return figure("topics", option, sentimentBarsHeight(drawn.length), { title, voice, more: [] });
}

/** As the names of a legend begin. */
function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function capitalised({ labels }: Voice): SentimentNames {
  const { negative, neutral, positive } = labels.sentiments;
  return { negative: capital(negative), neutral: capital(neutral), positive: capital(positive) };
}

interface FigureWords {
  /** What the drawing shows, as a sentence. */
  readonly title: NamedSentence;
  readonly more: readonly NamedSentence[];
  readonly voice: Voice;
}

function figure(
  id: string,
  option: EChartsOption,
  height: number,
  { title, more, voice: { notes } }: FigureWords,
): Html {
  const label = `${title.text}. ${notes.numbersBelow}`;
  const svg = drawChart(option, { id: `chart-${id}`, width: widthPx, height, label });
  return html`<figure>
    <figcaption>
      <strong>${named(title)}</strong>
      ${notes.asLabelled}${more.map((sentence) => html` ${named(sentence)}`)}
    </figcaption>
    ${trusted(svg)}
  </figure>`;
}
