/** The beginning and the end of a server that pages are connected to. */
import type { Server } from 'node:http';
import type { WebSocketServer } from 'ws';

/** Milliseconds for a page to answer the goodbye: the database is closed only after that. */
const longestGoodbye = 1000;

/** Listens, and answers the port. `host`: null for all addresses of this computer. Rejects with the system's error. */
export async function listening(server: Server, port: number, host: string | null): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, exclusive: true, ...(host === null ? {} : { host }) }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Says goodbye to all pages and gives the port back. */
export async function endListening(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(1001);
  server.closeAllConnections();
  const unanswered = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, longestGoodbye);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(unanswered);
}
