/** Handlers of the page about the office server. */
import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { server } from '../../../preload/contract/server.ts';
import type { Handlers } from '../../engine/context.ts';
import { foldersSeen } from '../../engine/from-network.ts';

export const serverHandlers: Handlers<keyof typeof server & string> = {
  'server.state': async (task) => {
    const { server: own, paths, state } = task.office;
    if (own === null) return null;
    const now = Date.parse(task.now);
    const { sharing } = state();
    const space = await Promise.all([spaceOf('office', paths.folder), spaceOf('computer', own.stateFolder)]);
    return {
      computer: hostname(),
      since: own.since,
      at: own.at,
      stations: sharing?.stations ?? 0,
      callsPerSecond: own.recent.lastMinute(now),
      slowest: own.recent.slowest(now),
      space: foldersSeen(task.origin, space),
    };
  },
};

async function spaceOf<Of extends 'office' | 'computer'>(of: Of, folder: string) {
  const space = await statfs(folder).catch(() => null);
  return {
    of,
    folder,
    free: space && space.bavail * space.bsize,
    total: space && space.blocks * space.bsize,
  };
}
