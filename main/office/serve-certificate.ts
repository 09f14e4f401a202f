/** `GET /certificate`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { end } from './answers.ts';

/** The certificate that browsers are to trust, as a file. */
export function serveCertificate(certificate: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    end(response, 405, 'Only GET.');
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/x-x509-ca-cert',
    'content-disposition': 'attachment; filename="kontor-office.crt"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(certificate);
}
