/** The program that has an office open for browsers on this computer, asked by its own interface for programs. */
import { z } from 'zod';
import { BackupTarget } from '../../preload/contract/backup-target.ts';
import { knownAddress } from '../office/page-address.ts';

/** Milliseconds that a backup may take there. */
const patience = 10 * 60_000;

/** What the program has made, and how it stands with the further places; null: it did not tell. */
interface Made {
  readonly name: string;
  readonly at: string;
  readonly targets: readonly BackupTarget[] | null;
}

/** Has it make a backup; null where no such program answers, or it asks for a user to sign in first. */
export async function madeByRunningOffice(stateFolder: string, folder: string): Promise<Made | null> {
  const { key, port } = knownAddress(stateFolder, folder);
  if (port === 0) return null;
  try {
    const state = await asked(port, key, 'office.state', {});
    // Another office may have come to this port since.
    if (textIn(state, 'folder') !== folder) return null;
    const made = await asked(port, key, 'backups.make', {});
    const [name, at] = [textIn(made, 'name'), textIn(made, 'at')];
    if (name === null || at === null) return null;
    return { name, at, targets: await targetsOf(port, key) };
  } catch {
    return null;
  }
}

async function targetsOf(port: number, key: string): Promise<readonly BackupTarget[] | null> {
  try {
    return z.array(BackupTarget).parse(await asked(port, key, 'backups.targets', {}));
  } catch {
    return null;
  }
}

async function asked(port: number, key: string, channel: string, request: object): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, request }),
    signal: AbortSignal.timeout(patience),
  });
  const reply: unknown = await response.json();
  return typeof reply === 'object' && reply !== null && 'value' in reply ? reply.value : null;
}

function textIn(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = new Map(Object.entries(value)).get(name);
  return typeof found === 'string' ? found : null;
}
