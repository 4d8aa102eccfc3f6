import { expect, it } from "vitest";
import { loopbackCertificate } from "../../fakes/loopback-certificate.ts";
import { openHttpReceiver } from "../../fakes/http-receiver.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { openSmtpReceiver, smtpLogin } from "../../fakes/smtp-receiver.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

it("suara alerts test reaches a real mail server and a real webhook, and doctor looks at both without sending", async () => {
  using folder = temporaryFolder();
  await using smtp = await openSmtpReceiver();
  await using http = await openHttpReceiver();
  folder.file("ca.pem", loopbackCertificate);
  folder.file(
    "suara.yaml",
    `logLevel: warn
alerts:
  privateHosts: [127.0.0.1]
  mail: { host: 127.0.0.1, port: ${smtp.port}, caFile: ca.pem, from: suara@contoh.example, username: suara }
  destinations:
    - { name: duty, kind: mail, to: [siti@contoh.example] }
    - { name: room, kind: webhook, addressVariable: ROOM_ADDRESS, secretVariable: ROOM_SECRET }
    - { name: chat, kind: slack, addressVariable: CHAT_ADDRESS }
`,
  );
  const environment = {
    SUARA_MAIL_PASSWORD: smtpLogin.password,
    ROOM_ADDRESS: `http://127.0.0.1:${http.port}/rahsia`,
    ROOM_SECRET: "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0",
  };
  const options = { cwd: folder.path, environment };

  const doctor = await runSuara(["doctor"], options);
  expect(doctor.stdout).toMatch(/^alerts to duty\s+works\s+mail, reached$/mu);
  expect(doctor.stdout).toMatch(/^alerts to room\s+works\s+webhook, reached$/mu);
  expect(doctor.stdout).toMatch(
    /^alerts to chat\s+missing\s+CONFIG_SECRET_MISSING: set the variable CHAT_ADDRESS/mu,
  );
  expect([smtp.ids(), http.requests]).toEqual([[], []]);

  expect(await runSuara(["alerts", "test", "duty"], options)).toMatchObject({
    status: 0,
    stdout: "duty has the test message\n",
  });
  const [received] = await smtp.mails();
  expect(received?.mail.subject).toBe(
    "Ujian: makluman Suara sampai di sini | Test: Suara's alerts arrive here",
  );

  expect(await runSuara(["alerts", "test", "room"], options)).toMatchObject({ status: 0 });
  expect(http.requests.map(({ path }) => path)).toEqual(["/rahsia"]);

  http.answer({ status: 500 });
  const failed = await runSuara(["alerts", "test", "room"], options);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain("room: answered with status 500");
  expect(failed.stdout + failed.stderr).not.toContain("rahsia");

  const unknown = await runSuara(["alerts", "test", "nobody"], options);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("no destination is called nobody: there are duty, room, chat");
}, 240_000);
