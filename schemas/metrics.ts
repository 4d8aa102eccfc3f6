/** Every metric Suara counts. One union, so that a typo does not compile. */
export const metricNames = {
  items_in_total: "Items that entered a stage. In = keep + drop + reject.",
  items_total: "Items that left a stage, by stage, outcome (keep, drop, reject) and reason.",
  source_requests_total: "Requests sent to a platform, by platform and outcome.",
  source_units_total: "Units of a platform's budget spent, by platform.",
  batches_total: "Batches a worker handled, by worker and outcome.",
  pushes_total: "Deliveries to a webhook, by platform and outcome (accepted, unsigned, unreadable).",
  pushes_ignored_total: "Changes in accepted deliveries that say nothing of our posts, by platform.",
  alerts_total: "Alerts raised, by kind and severity.",
  alert_attempts_total:
    "Attempts to send a message of alerts, by destination and outcome (delivered, retry, refused).",
  reports_total: "Reports that a schedule made, by schedule and outcome (made, failed).",
  report_attempts_total:
    "Attempts to send a report to a list, by schedule and outcome (delivered, retry, refused).",
  index_documents_total: "Documents written to the index, by kind.",
} as const;

export type MetricName = keyof typeof metricNames;

/** What stands at a value instead of adding up. */
export const gaugeNames = {
  lag_records: "Records of a topic that a group has not handled yet.",
  lag_hours:
    "Hours since the oldest record was appended that a group has not handled yet; past the topic's retention, comments are lost.",
  channel_alarm:
    "1 while a channel is silent, low (both against its habit) or unread, by channel and kind; otherwise 0. Judged once an hour.",
  alert_delay_seconds:
    "Of the newest alert: from the publication of the comment that made it due to the alert.",
  channel_coverage:
    "Comments held of those that the platform counts, as a fraction, by channel. Measured once an hour while the channel is read.",
} as const;

export type GaugeName = keyof typeof gaugeNames;
