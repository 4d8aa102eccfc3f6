import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const passphrase = "of-this-test-only";

export interface Certificates {
  /** The authority, in PEM. */
  readonly ca: string;
  /** A server's key and certificate for 127.0.0.1, signed by the authority. */
  readonly server: { readonly pfx: Buffer; readonly passphrase: string };
}

/** Makes an authority and a certificate it signed, with the JDK's keytool. */
export async function makeCertificates(folder: string, javaHome: string): Promise<Certificates> {
  const keytool = async (...args: readonly string[]) => {
    const { stdout } = await run(join(javaHome, "bin", "keytool"), [...args, "-storepass", passphrase], {
      cwd: folder,
    });
    return stdout;
  };
  const pair = ["-genkeypair", "-keyalg", "EC", "-validity", "2"];
  await keytool(...pair, "-alias", "ca", "-dname", "CN=Suara Test CA", "-ext", "bc:c", "-keystore", "ca.p12");
  await keytool(...pair, "-alias", "server", "-dname", "CN=elastic", "-keystore", "server.p12");
  await keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "server.csr");
  const names = ["-ext", "san=ip:127.0.0.1"];
  const signing = ["-infile", "server.csr", "-outfile", "server.crt", "-rfc", "-validity", "2"];
  await keytool("-gencert", "-alias", "ca", "-keystore", "ca.p12", ...names, ...signing);
  const ca = await keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-rfc");
  writeFileSync(join(folder, "ca.crt"), ca);
  const trusting = ["-importcert", "-noprompt", "-keystore", "server.p12"];
  await keytool(...trusting, "-alias", "ca", "-file", "ca.crt");
  await keytool(...trusting, "-alias", "server", "-file", "server.crt");
  return { ca, server: { pfx: readFileSync(join(folder, "server.p12")), passphrase } };
}
