import { costOfLiving } from "./issues/cost-of-living.ts";
import { department } from "./issues/department.ts";
import { education } from "./issues/education.ts";
import { floods } from "./issues/floods.ts";
import { fuelCardOutage } from "./issues/fuel-card-outage.ts";
import { fuelSubsidy } from "./issues/fuel-subsidy.ts";
import { haze } from "./issues/haze.ts";
import { health } from "./issues/health.ts";
import { housing } from "./issues/housing.ts";
import { internet } from "./issues/internet.ts";
import { nationalDay } from "./issues/national-day.ts";
import { publicTransport } from "./issues/public-transport.ts";
import { roads } from "./issues/roads.ts";
import { scams } from "./issues/scams.ts";
import { sstEinvoice } from "./issues/sst-einvoice.ts";
import { wages } from "./issues/wages.ts";
import { water } from "./issues/water.ts";
import type { WrittenIssue } from "./written.ts";

/** How many days the demo's talk spans. */
export const corpusDays = 30;

/** How many days before the end the fuel subsidy turns sharply negative. */
export const turnDays = 3;

/** The issue that turns. */
export const turningIssue = fuelSubsidy.id;

/** An issue and when people talk about it, in days before the end of the demo. */
export interface ScheduledIssue {
  readonly issue: WrittenIssue;
  readonly opensDaysBefore: number;
  readonly closesDaysBefore: number;
  /** Whether greetings, thanks and laughter that fit anywhere are mixed in. */
  readonly takesGeneralTalk: boolean;
}

const steadyIssues: readonly WrittenIssue[] = [
  costOfLiving,
  department,
  education,
  floods,
  haze,
  health,
  housing,
  internet,
  nationalDay,
  publicTransport,
  roads,
  scams,
  sstEinvoice,
  wages,
  water,
];

export const corpusIssues: readonly ScheduledIssue[] = [
  ...steadyIssues.map((issue) => ({
    issue,
    opensDaysBefore: corpusDays,
    closesDaysBefore: 0,
    takesGeneralTalk: true,
  })),
  { issue: fuelSubsidy, opensDaysBefore: corpusDays, closesDaysBefore: turnDays, takesGeneralTalk: true },
  { issue: fuelCardOutage, opensDaysBefore: turnDays, closesDaysBefore: 0, takesGeneralTalk: false },
];
