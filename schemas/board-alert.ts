import type { LanguageCode } from "./analysed.ts";
import type { AlertKind, AlertSeverity, Bilingual } from "./alert.ts";
import type { HandlingStep } from "./alert-handling.ts";
import type { Instant } from "./item.ts";
import type { StateCode } from "./states.ts";

/** What people did about an alert last; `none` until somebody did something. */
export const alertAnswers = ["none", "acknowledged", "assigned", "snoozed"] as const satisfies readonly (
  | "none"
  | HandlingStep["action"]
)[];
export type AlertAnswer = (typeof alertAnswers)[number];

/** An alert about no single state. */
export const wholeNation = "nation";

/** An alert about no single language. */
export const allLanguages = "all";

/**
 * An alert as one flat row, to be counted and listed beside comments: its numbers and how far people are with it. Holds no
 * comment, no post and no name of a person.
 */
export interface BoardAlert {
  readonly id: string;
  readonly episodeId: string;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** `null` when Suara watched by itself. */
  readonly rule: string | null;
  /** Id of a topic; that of "other topics" for a term that none covers. */
  readonly topic: string;
  readonly state: StateCode | typeof wholeNation;
  readonly language: LanguageCode | typeof allLanguages;
  /** `null` for all channels. */
  readonly channelId: string | null;
  readonly title: Bilingual;
  readonly since: Instant;
  readonly raisedAt: Instant;
  /** When its episode was over; `null` while it goes on. */
  readonly endedAt: Instant | null;
  /** Comments in the alert's window, and how many are usual in such a one. */
  readonly observed: number;
  readonly usualLow: number;
  readonly usualHigh: number;
  /** 0 to 1, corrected for the models' errors; `null` when there was no comment. */
  readonly negativeShare: number | null;
  /** The same before; `null` when there were too few to say. */
  readonly usualNegativeShare: number | null;
  /** Distinct known authors. */
  readonly authors: number;
  /** 0 to 1; `null` when copies were not looked for. */
  readonly shareOfCopies: number | null;
  /** From the comment that made it due to the alert; `null` for one that closes. */
  readonly delayMinutes: number | null;
  readonly answer: AlertAnswer;
  /** From the alert to the first thing that somebody did about it; `null` until then. */
  readonly answeredAfterMinutes: number | null;
  /** Rises with all that becomes of the alert: a row of a lower revision is older. */
  readonly revision: number;
}
