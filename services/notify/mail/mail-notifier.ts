import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Notifier } from "../../../pipelines/ports/notifier.ts";
import { deliverMail } from "./deliver-mail.ts";
import type { MailMessageOptions } from "./mail-message.ts";
import { mailMessage } from "./mail-message.ts";
import type { MailServer } from "./smtp-session.ts";
import { smtpProblem } from "./smtp-session.ts";

export interface MailOptions extends MailMessageOptions {
  readonly server: MailServer;
  readonly clock: Clock;
}

/** Sends each message as one mail to all of a list. */
export function mailNotifier({ server, clock, ...mail }: MailOptions): Notifier {
  return {
    deliver(message, reached, signal) {
      const compose = () => mailMessage(message, mail, new Date(clock.now()));
      return deliverMail({ server, from: mail.from, to: mail.to, compose }, reached, signal);
    },

    check: (signal) => smtpProblem(server, signal),
  };
}
