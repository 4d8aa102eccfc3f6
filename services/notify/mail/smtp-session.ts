import SMTPConnection from "nodemailer/lib/smtp-connection";

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, by STARTTLS or not at all. Never less than this: a server without it gets nothing. */
  readonly tls: "implicit" | "starttls" | "none";
  /** Certificate of the authority that signed the server's, as PEM; absent: those Node.js knows. */
  readonly ca?: string;
  readonly login?: { readonly user: string; readonly password: string };
  /** For one attempt from connecting to the last answer. */
  readonly timeoutMs: number;
}

interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Connects, logs in, hands the session to `use` and ends it. Throws the signal's reason, a `TimeoutError` when all of it takes longer
 * than the server's limit, or an error of nodemailer's. A session holds no state between mails: a server that was away is met anew.
 */
export async function withSmtpSession<T>(
  server: MailServer,
  signal: AbortSignal,
  use: (session: SMTPConnection) => Promise<T>,
): Promise<T> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(server.timeoutMs)]);
  stop.throwIfAborted();
  const { host, port, tls, ca, login, timeoutMs } = server;
  const session = new SMTPConnection({
    host,
    port,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    ...(ca !== undefined && { tls: { ca } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  const broken = Promise.withResolvers<never>();
  const abort = () => broken.reject(stop.reason as Error);
  stop.addEventListener("abort", abort, { once: true });
  session.on("error", broken.reject);
  const work = async () => {
    await called((done) => session.connect((error) => done(error ?? null)));
    if (login !== undefined)
      await called((done) => session.login({ user: login.user, pass: login.password }, done));
    return await use(session);
  };
  try {
    const result = await Promise.race([work(), broken.promise]);
    session.quit();
    return result;
  } catch (error) {
    session.close();
    throw error;
  } finally {
    stop.removeEventListener("abort", abort);
  }
}

/** The server's status for each recipient: 250 for those that have the mail. Throws when the mail as a whole failed. */
export async function sendMail(
  session: SMTPConnection,
  { from, to }: Envelope,
  bytes: Buffer,
): Promise<ReadonlyMap<string, number>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, number>>();
  const statuses = (rejected: readonly SmtpError[] = []) => {
    const byAddress = new Map(
      rejected.map(({ recipient, responseCode }) => [recipient, responseCode ?? 450]),
    );
    return new Map(to.map((address) => [address, byAddress.get(address) ?? 250]));
  };
  session.send({ from, to: [...to], size: bytes.length }, bytes, (error: SmtpError | null, info) => {
    if (error === null) resolve(statuses(info?.rejectedErrors));
    else if (error.rejectedErrors?.length === to.length) resolve(statuses(error.rejectedErrors));
    else reject(error);
  });
  return await promise;
}

/** Why no mail can be sent at present; `undefined` when the server lets us in. Sends none. */
export async function smtpProblem(server: MailServer, signal: AbortSignal): Promise<string | undefined> {
  try {
    await withSmtpSession(server, signal, () => Promise.resolve());
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return whySmtpFailed(error, server.timeoutMs).reason;
  }
}

interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpError[] | undefined;
}

/**
 * In words that quote neither an address nor an answer. `isMessage`: the server refused this mail itself, after it had
 * read it; all else is the server's or the settings' fault, and is mended.
 */
export function whySmtpFailed(
  error: unknown,
  timeoutMs: number,
): { readonly reason: string; readonly isMessage: boolean } {
  if (!(error instanceof Error)) return { reason: "the connection failed", isMessage: false };
  const { code = "", responseCode, command, name } = error as SmtpError;
  if (name === "TimeoutError" || code === "ETIMEDOUT")
    return { reason: `no whole answer within ${timeoutMs} ms`, isMessage: false };
  const status = responseCode === undefined ? "" : ` (status ${responseCode})`;
  if (code === "EAUTH")
    return { reason: `the server refused the user or the password${status}`, isMessage: false };
  if (code === "ETLS" || /certificate|\b(?:ssl|tls)\b/iu.test(error.message))
    return {
      reason: "no TLS with the server: look at alerts.mail.tls and its certificate",
      isMessage: false,
    };
  if (responseCode === undefined)
    return { reason: `the connection failed${code === "" ? "" : ` (${code})`}`, isMessage: false };
  if (command === "MAIL FROM") return { reason: `the server refused the sender${status}`, isMessage: false };
  return { reason: `the server did not take the mail${status}`, isMessage: responseCode >= 500 };
}

function called(work: (done: (error: Error | null) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  work((error) => (error === null ? resolve() : reject(error)));
  return promise;
}
