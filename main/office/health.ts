/** `GET /health`: for programs that watch over others. Says whether the office can be worked in, and nothing of what is in it. */
import { statfs } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from '../engine/engine.ts';
import { end, json } from './answers.ts';

/** Answers 200 when the office is open and kept here, or closed for work on its file alone; 503 when it is not. */
export async function serveHealth(
  engine: Pick<Engine, 'health'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.');
  const { status, version, since, lastGoodBackup, folder } = engine.health();
  const space = await statfs(folder).catch(() => null);
  json(response, status === 'ok' || status === 'upkeep' ? 200 : 503, {
    status,
    version,
    since,
    lastGoodBackupAgeSeconds:
      lastGoodBackup === null ? null : Math.max(0, Math.round((Date.now() - Date.parse(lastGoodBackup)) / 1000)),
    freeBytes: space === null ? null : space.bavail * space.bsize,
  });
}
