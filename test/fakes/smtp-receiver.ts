import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Email } from "postal-mime";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { loopbackCertificate, loopbackKey } from "./loopback-certificate.ts";

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly mail: Email;
}

export type SmtpBehaviour = "well" | "busy" | "refuses the message" | "hangs";

/** A real SMTP server on loopback that speaks TLS by STARTTLS, wants a login and keeps what it is sent. */
export interface SmtpReceiver extends AsyncDisposable {
  readonly port: number;
  mails(): Promise<readonly ReceivedMail[]>;
  /** The header `X-Suara-Id` of each, in the order of arrival. */
  ids(): readonly string[];
  behave(how: SmtpBehaviour): void;
  /** The status with which a recipient is refused, such as 550 for good or 450 for now; 250 takes it again. */
  refuse(address: string, status: number): void;
  /** Goes away, so that connections are refused, and comes back at the same port. */
  close(): Promise<void>;
  reopen(): Promise<void>;
}

export const smtpLogin = { user: "suara", password: "kata-laluan-ujian" };

export async function openSmtpReceiver(): Promise<SmtpReceiver> {
  const taken: { readonly to: readonly string[]; readonly bytes: Buffer }[] = [];
  const refused = new Map<string, number>();
  let how: SmtpBehaviour = "well";
  const withStatus = (message: string, responseCode: number) =>
    Object.assign(new Error(message), { responseCode });
  const open = () =>
    new SMTPServer({
      key: loopbackKey,
      cert: loopbackCertificate,
      authMethods: ["PLAIN"],
      onConnect(_session, callback) {
        if (how !== "hangs") callback();
      },
      onAuth({ username, password }, _session, callback) {
        if (username === smtpLogin.user && password === smtpLogin.password)
          callback(null, { user: username });
        else callback(withStatus("wrong password " + String(password), 535));
      },
      onRcptTo({ address }, _session, callback) {
        const status = how === "busy" ? 451 : (refused.get(address) ?? 250);
        callback(status === 250 ? null : withStatus(`no, ${address}`, status));
      },
      onData(stream, { envelope }, callback) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          if (how === "refuses the message") {
            callback(withStatus("looks like spam", 554));
            return;
          }
          taken.push({ to: envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
          callback(null);
        });
      },
    });
  let server: SMTPServer | undefined;
  const listen = async (port: number): Promise<number> => {
    server = open();
    server.on("error", () => {}); // a client that is killed breaks its connection
    const listening = server.listen(port, "127.0.0.1");
    await once(listening, "listening");
    return (listening.address() as AddressInfo).port;
  };
  const close = async () => {
    const closing = server;
    server = undefined;
    if (closing === undefined) return;
    for (const connection of closing.connections) connection.close();
    const { promise, resolve } = Promise.withResolvers<void>();
    closing.close(resolve);
    await promise;
  };
  const port = await listen(0);
  return {
    port,
    mails: () =>
      Promise.all(taken.map(async ({ to, bytes }) => ({ to, mail: await PostalMime.parse(bytes) }))),
    ids: () =>
      taken.map(({ bytes }) => /^X-Suara-Id: (?<id>\S+)/imu.exec(bytes.toString())?.groups?.["id"] ?? ""),
    behave: (next) => (how = next),
    refuse: (address, status) => void refused.set(address, status),
    close,
    async reopen() {
      if (server === undefined) await listen(port);
    },
    [Symbol.asyncDispose]: close,
  };
}
