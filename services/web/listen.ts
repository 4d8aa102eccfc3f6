import type { FastifyInstance } from "fastify";
import { ListeningError } from "../../schemas/errors.ts";

/** Starts to listen and resolves to where; rejects with WEB_PORT_TAKEN when another program listens there. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    const message = `another program listens on port ${port} of ${host}`;
    throw new ListeningError("WEB_PORT_TAKEN", message, { retryable: false, cause: error });
  }
}
