import { pluralIn } from "./plural.ts";
import type { Sentences } from "./sentences.ts";

const plural = pluralIn("en");

export const sentencesEn: Sentences = {
  during: {
    daily: (day) => `on ${day}`,
    weekly: (days) => `from ${days}`,
    monthly: (month) => `in ${month}`,
  },
  received: (count, comments, people, during) =>
    plural(count, {
      one: `${comments} public comment by ${people} was written ${during}.`,
      other: `${comments} public comments by ${people} were written ${during}.`,
    }),
  nothingReceived: (during) => `No public comment was found ${during}.`,
  silenceUnknown:
    "The channels may not have been read in that time, so this does not show that nobody wrote.",
  people: (count, people, estimated) =>
    `${estimated ? "about " : ""}${people} ${plural(count, { one: "person", other: "people" })}`,
  volume: {
    rose: (by, interval, from) => `The number of comments rose by ${by} compared with ${from} (${interval}).`,
    fell: (by, interval, from) => `The number of comments fell by ${by} compared with ${from} (${interval}).`,
    noMeasurableChange: (from) => `The number of comments did not change measurably compared with ${from}.`,
    tooFew: (from) =>
      `There are too few comments to tell whether their number changed compared with ${from}.`,
  },
  negativeShare: (share, level, interval) =>
    `Negative comments make up ${share} (${level} confidence interval ${interval}), allowing for the models’ errors.`,
  negativeUncertain: (level, interval) =>
    `How many of them are negative is uncertain: anything from ${interval} (${level} confidence interval, allowing for the models’ errors).`,
  sentimentHidden: (fewest) => `Fewer than ${fewest} people wrote, so that no sentiment is shown.`,
  negative: {
    rose: (by, interval, from) =>
      `Their share rose by ${by} percentage points compared with ${from} (${interval}).`,
    fell: (by, interval, from) =>
      `Their share fell by ${by} percentage points compared with ${from} (${interval}).`,
    noMeasurableChange: (from) => `Their share did not change measurably compared with ${from}.`,
    tooFew: (from) => `There are too few comments to tell whether their share changed compared with ${from}.`,
  },
  noComparison: "There is no earlier period to compare with.",
  countsNotCompared:
    "The numbers of comments are not compared, because one of the two periods may not be held whole.",
  fromNothing: (from) => `There was none in the period compared with (${from}).`,
  incomplete: (time) =>
    `The period was not over when the numbers were read (${time}), so that nothing is compared.`,
  before: { daily: "the day before", weekly: "the week before", monthly: "the month before" },
  mainIssues: (count, names) =>
    plural(count, { one: `The main issue is ${names}.`, other: `The main issues are ${names}.` }),
  mostSpokenOf: (count, names) =>
    plural(count, {
      one: `The topic most spoken of is ${names}.`,
      other: `The topics most spoken of are ${names}; none stands out by a change.`,
    }),
  noIssue: "No single issue stands out.",
  mostOnDay: (day, comments) => `Most comments were written on ${day} (${comments})`,
  mostAbout: (count, topic, comments) =>
    `Most was said about ${topic} (${plural(count, { one: `${comments} comment`, other: `${comments} comments` })})`,
  noSignificantChange: "No significant change.",
  alertsWaiting: (count, alerts) =>
    plural(count, {
      one: `${alerts} alert waits for an officer.`,
      other: `${alerts} alerts wait for an officer.`,
    }),
  answerNeeded: (names) => `The public should be answered on ${names}.`,
  newlySpokenOf: (names) => `New in the comments: ${names}.`,
  negativeRose: "The share of negative comments rose, though no single issue stands out.",
  nothingUrgent: "Nothing urgent was found.",
  gaps: (count, gaps) =>
    plural(count, {
      one: `The collection has ${gaps} gap, so that some comments may be missing.`,
      other: `The collection has ${gaps} gaps, so that some comments may be missing.`,
    }),
  alerts: (count, alerts, first, since, open) =>
    plural(count, {
      one: `There was ${alerts} alert: “${first}”, since ${since}; it ${open ? "has not been closed" : "is closed"}.`,
      other: `There were ${alerts} alerts, the most severe “${first}”, since ${since}; ${open ? "not all have been closed" : "none is still open"}.`,
    }),
  joined: (dates) =>
    `Another model took over on ${dates}: a jump there may be the model’s, not the public’s.`,
  notCompared: (dates) =>
    `Another model took over on ${dates}, so that sentiment is not compared with the period before: a difference may be the model’s, not the public’s.`,
  notAlike:
    "The two periods differ in working days or public holidays, which may explain part of any difference.",
  late: (count, comments) =>
    count === 0
      ? "No comment was first collected after the period had ended."
      : plural(count, {
          one: `${comments} comment was first collected after the period had ended and is counted here.`,
          other: `${comments} comments were first collected after the period had ended and are counted here.`,
        }),
  latePast: (count, comments) =>
    plural(count, {
      one: `${comments} comment is of a channel of which nothing had been read when the period ended; it was collected later, from the channel’s past or from a file.`,
      other: `${comments} comments are of channels of which nothing had been read when the period ended; they were collected later, from the channels’ past or from files.`,
    }),
  lateBefore: (count, comments, from) =>
    plural(count, {
      one: `Of ${from}, ${comments} comment was first collected more than a day after its end.`,
      other: `Of ${from}, ${comments} comments were first collected more than a day after its end.`,
    }),
  lateUnknown: "It is not known how many comments were first collected after the period had ended.",
  corrected: (count, fields, version, listed) => {
    const where = listed ? "at the end" : "in the CSV files";
    return plural(count, {
      one: `This is version ${version}. ${fields} number differs from the version before; it is listed ${where}.`,
      other: `This is version ${version}. ${fields} numbers differ from the version before; they are listed ${where}.`,
    });
  },

  issueFacts: (count, comments, before, from) =>
    `${plural(count, { one: `${comments} comment`, other: `${comments} comments` })}${before === null ? "" : ` (${from}: ${before})`}`,
  issueNegative: (share, interval) => `${share} negative (${interval})`,
  issueUncertain: (interval) => `How many are negative is uncertain (${interval})`,
  advice: {
    acknowledge: "Acknowledge the alert and assign an officer to look into it.",
    answer:
      "Prepare an answer for the public; the charter asks for an infographic on a current issue within one working day.",
    eased: "Nothing urgent: the negative share fell. Go on watching.",
    watch: "Watch: more people write about it, but the negative share did not rise measurably.",
    wait: "Watch: there are too few comments to draw a conclusion.",
    unknown: "Watch: it is not known whether its sentiment changed.",
    unclear: "Watch: it can’t be told yet whether most of the comments are negative.",
    newIssue: "Read the comments: this is new, and no topic covers it yet.",
    none: "Nothing urgent.",
  },
  evidenceRemoved: "This comment has since been removed.",
  emerging: {
    tooShort:
      "Too little is held of the weeks before to tell which issues are new; only topics were compared.",
    tooMany:
      "New issues were not looked for in all comments, because there are too many; those that alerts had found are included.",
  },
  emergingSample: (oneIn, comments) =>
    `New issues were looked for in a sample, because there are too many comments: one in ${oneIn}, spread evenly over the period (${comments} comments, copies counted once). How many comments a new issue has is estimated from it; an issue that few people speak of may be missing.`,

  official: (count, comments) =>
    plural(count, {
      one: `${comments} comment by the channels themselves is in no figure.`,
      other: `${comments} comments by the channels themselves are in no figure.`,
    }),
  workingDays: (count, days) =>
    count === 0
      ? "no working day"
      : plural(count, { one: `${days} working day`, other: `${days} working days` }),
  workingDay: "working day",
  freeDay: "not a working day",
  holidays: "public holidays:",
  copies: (count, groups, comments) =>
    plural(count, {
      one: `${comments} comments are in ${groups} group of copied messages.`,
      other: `${comments} comments are in ${groups} groups of copied messages.`,
    }),
  noCopies: "No group of copied messages was found.",
  withoutCopies: (negative, interval) =>
    `With only the first comment of each group, the negative share is ${negative} (${interval}).`,
  noGaps: "No gap is known.",
  coverageUnknown:
    "The platforms' own counts were not looked at in this period, so it is not known how complete the data are.",
  labels: (count, checked) =>
    plural(count, {
      one: `People checked the label of ${checked} comment of this period.`,
      other: `People checked the labels of ${checked} comments of this period.`,
    }),
  noLabels: "No person has checked a label of this period yet.",
  alpha: (alpha) => `Those who label agree to ${alpha} (Krippendorff’s alpha, which is one where all agree).`,
  alphaUnknown: "How well those who label agree is not known.",
  join: (day, from, to) =>
    `${day}: labels are by ${to} from here on, before by ${from}. A jump on that day is not a trend.`,
  read: (time, queries, documents) =>
    `Numbers read on ${time}: ${queries} queries over ${documents} comments.`,
};
