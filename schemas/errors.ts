/**
 * Every code an error of ours may carry, with what it means and what to do about it. Codes are stable: scripts and
 * runbooks may match on them. Messages may improve at any time.
 */
export const errorCodes = {
  CONFIG_INVALID:
    "The configuration is wrong. The message names the key; `suara config docs` lists all keys.",
  CONFIG_SECRET_MISSING: "A secret is missing from the environment. Set the variable that the message names.",
  USAGE: "The command was called wrongly. `suara COMMAND --help` shows how to call it.",
  INPUT_UNREADABLE:
    "A file given to a command can't be read or is not in the stated format; the message says where.",
  EXPORT_NOT_UNDERSTOOD:
    "A file is no exported chat of WhatsApp, or holds none. Export the chat again (More, Export chat) and name that file; media are not needed.",
  EXPORT_DATE_ORDER:
    "An exported chat does not show whether its dates begin with the day or the month. Look at the exporting phone's region, then import with `--set collect.whatsapp.dateOrder=day-first`, `month-first` or `year-first`; or export again after the 13th.",
  EXPORT_TOO_LARGE:
    "An exported chat is larger than WhatsApp makes them, unpacked. Export it again without media; cut a longer text file into parts.",
  SOURCE_AUTH: "The platform refused our key or its set-up. Check the key, its API and its restrictions.",
  SOURCE_QUOTA: "The platform's budget is used up. Collection goes on by itself when it is renewed.",
  SOURCE_RATE_LIMITED: "The platform asked us to slow down. Collection goes on by itself.",
  SOURCE_UNAVAILABLE: "The platform did not answer properly. Collection is tried again by itself.",
  SOURCE_GONE: "The platform says the channel or post no longer exists or is private.",
  SOURCE_FORBIDDEN: "The platform does not let us read this, for example because comments are turned off.",
  SOURCE_UNEXPECTED: "The platform answered in a way its documentation does not describe.",
  PAYLOAD_INVALID:
    "An item does not have the platform's documented shape. It is kept among the dead letters.",
  STORE_CORRUPT: "A database file is damaged. Restore it from a backup, or move it away and collect again.",
  STORE_FULL: "The disk is full. Free some space and start again; nothing acknowledged was lost.",
  STORE_LOCKED: "Another process holds a database file. Stop it, or wait until it ends.",
  STORE_FOLDER:
    "A database file can't be opened or made where it is named. Name another place, or let Suara's user write there.",
  STORE_VERSION: "A database file was written by another version of Suara.",
  STORE_CONFLICT: "A shared fact changed between reading and writing. Reading it again and retrying is safe.",
  ELASTIC_UNREACHABLE:
    "Elasticsearch did not answer, or not properly. Check the addresses, the network and the server; work goes on by itself when it answers again.",
  ELASTIC_TLS:
    "Elasticsearch's certificate is not trusted. Name the authority that signed it with `caFile`, and the host as the certificate names it.",
  ELASTIC_AUTH:
    "Elasticsearch refused the user, the password or the API key, or their role may not do this. The README lists the rights Suara needs.",
  ELASTIC_VERSION: "The server is not Elasticsearch 9. Upgrade it, or name another.",
  ELASTIC_BUSY: "Elasticsearch has more work than it can take. Work goes on by itself, more slowly.",
  ELASTIC_REFUSED:
    "Elasticsearch refused a request as wrong. That is a fault of Suara: report it with the kind of fault in the message.",
  INDEX_MISSING:
    "An index was removed while Suara ran. Restore it from a snapshot, or start again to begin with an empty one.",
  INDEX_MAPPING:
    "An index was made by another version of Suara, or by another program. Use the Suara that made it, name another `prefix`, or remove the index and build it again from the log.",
  LEASE_LOST: "Another worker took over a batch that took too long; it will be handled again.",
  LOG_UNREACHABLE:
    "Kafka does not answer, or can't do what was asked at present. Check `log.brokers`, the network and the brokers' own logs; what was collected is kept, and work goes on by itself when Kafka does.",
  LOG_AUTH:
    "Kafka refused us, or its certificate can't be trusted. Check the user name, the password, the SASL mechanism, the certificate authority and the rights of the user.",
  LOG_TOPIC_MISMATCH:
    "A topic is not as the configuration says, or can't be made so. Change the configuration, or the topic with Kafka's `kafka-topics.sh` and `kafka-configs.sh`; partitions can be added only before the first record.",
  LOG_RECORD_TOO_LARGE: "A record is larger than Kafka takes. Raise `max.message.bytes` of the topic.",
  REJECTIONS_EXCEEDED:
    "So many items could not be understood that the fault must be ours, so the worker stopped and nothing was committed. See the dead letters of earlier batches; `workers.rejectionsInARow` may be raised to let all of them become dead letters.",
  WEB_ADDRESS_REFUSED: "The web page binds to 127.0.0.1 only until Suara has accounts.",
  WEB_PORT_TAKEN:
    "Another program uses the page's port. Stop it, or choose another with `--set web.port=7701` (`--port 7701` for the demo).",
  NLP_MODEL_INVALID:
    "A model file is missing or damaged. Install Suara again, or train it with `npm run train`.",
  NLP_ENCODER_UNAVAILABLE:
    "The accurate models can't run here, so the fast ones label comments. Install Suara with its optional packages (`npm ci`) on a machine that onnxruntime supports, or set `model: fast` to be told no more.",
  OUTPUT_UNWRITABLE:
    "A file can't be written where the command was told to. Choose another folder, or free some space.",
  REPORT_PDF_UNAVAILABLE:
    "No PDF could be made, because Chromium is missing or did not start. Install it, or name other formats; `suara doctor` says more.",
  NOTIFY_FAILED:
    "A destination of alerts did not take a message; the message says why. `suara doctor` looks at each destination without sending anything.",
  KIBANA_UNREACHABLE: "Kibana did not answer. Check the address and that Kibana has started.",
  KIBANA_AUTH:
    "Kibana refused the user or the API key, or their role may not import saved objects. Give `--user` or `--api-key` with a role that may.",
  KIBANA_REFUSED:
    "Kibana did not take all of the dashboards; the message lists what it refused and why. Kibana 8.9 or later is needed.",
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Where a caller may learn what to do about an error without reading its message. */
export interface ErrorOptionsOfOurs {
  /** May the caller try the very same call again? */
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** The only error Suara throws on purpose. A plain `TypeError` is a programming mistake that nobody should catch. */
export class ListeningError extends Error {
  override readonly name: string = "ListeningError";
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, { retryable, cause }: ErrorOptionsOfOurs) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
  }
}

/** The other side asked for patience: try again, but not before `retryAfterMs` milliseconds have passed. */
export class RateLimitedError extends ListeningError {
  override readonly name = "RateLimitedError";
  readonly retryAfterMs: number;

  constructor(
    code: "SOURCE_QUOTA" | "SOURCE_RATE_LIMITED",
    message: string,
    retryAfterMs: number,
    cause?: unknown,
  ) {
    super(code, message, { retryable: true, cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** A compare-and-set write found another version than it expected: read again, then retry. */
export class ConflictError extends ListeningError {
  override readonly name = "ConflictError";

  constructor(message: string) {
    super("STORE_CONFLICT", message, { retryable: true });
  }
}

/** Is this an error of ours that allows the same call again? Unknown errors are not retryable: a loud stop beats a quiet loss. */
export function isRetryable(error: unknown): error is ListeningError {
  return error instanceof ListeningError && error.retryable;
}

/** Did a platform fail or refuse something? Everything else is a fault of ours or of our stores. */
export function isSourceError(error: unknown): error is ListeningError {
  return error instanceof ListeningError && error.code.startsWith("SOURCE_");
}
