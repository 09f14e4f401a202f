/** Backups that are looked into: opened for reading in a temporary place, each for the session that asked. */
import { randomUUID } from 'node:crypto';
import { type Db, openDatabase } from '../../../db/database.ts';
import { keyOfBackup } from '../../../db/restore.ts';
import { temporaryPlace } from '../../../db/temporary-place.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { lookIsOver, notAllIsSeen } from './backup-words.ts';
import { folderOf, opened } from './place.ts';
import { triedDatabase } from './trial.ts';
import { tryInThread } from './trial-in-thread.ts';

interface Look {
  readonly session: string;
  readonly db: Db;
  readonly name: string;
  close(): void;
  timer: NodeJS.Timeout;
}

/** Milliseconds without a question after which a backup is closed. */
const longestIdle = 30 * 60_000;

const looks = new Map<string, Look>();

/**
 * Failure `forbidden` for a user from whom today's office keeps a record or a field: in a backup, who is responsible for what may be another,
 * and nothing of it is hidden.
 */
export function mustSeeAll(task: TaskContext): void {
  // Where no office is open, nobody in it has a narrower role; what needs one says so itself.
  if (!task.hasOffice) return;
  const { rights, reaches, hidden } = task.user;
  const seesAll = seeing.every((right) => rights.has(right) && (reaches.get(right) ?? 'all') === 'all');
  if (!seesAll || hidden.size > 0) throw new Failure('forbidden', notAllIsSeen);
}

/** What a backup shows. */
const seeing = ['clients.see', 'products.see', 'documents.see'] as const;

/** Opens the backup for the session, and notes that in the log. It is brought up to date as the program does with an office. Rejects as `tryBackup` does. */
export async function beginLook(
  task: TaskContext,
  { name, place, passphrase, job: jobName }: Parsed<'backups.look'>,
): Promise<Output<'backups.look'>> {
  const job = task.job(jobName);
  const from = folderOf(task, place);
  const { office, session, now } = task;
  const key = opened(() =>
    keyOfBackup(from, name, { keys: office.targets.keys(office.paths), passphrase: passphrase ?? null }),
  );
  for (const [id, look] of looks) if (look.session === session) endLook(id);
  const { folder, remove } = temporaryPlace('trial');
  try {
    const { root, version, builtOn } = office.program;
    const program = { root, version, builtOn };
    await tryInThread({ kind: 'open', program, folder, from, name, key, now, today: null }, job);
    const db = openDatabase(triedDatabase(folder), { readonly: true });
    const id = randomUUID();
    const close = () => {
      db.close();
      remove();
    };
    try {
      await noted(task, name);
    } catch (error) {
      db.close();
      throw error;
    }
    looks.set(id, { session, db, name, close, timer: idleTimer(id) });
    task.uploads.atEnd(session, () => endLook(id));
    return { look: id };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Whoever has seen what was deleted since, or changed, is known afterwards. */
async function noted(task: TaskContext, name: string): Promise<void> {
  if (!task.hasOffice) return;
  const changes = { lookedInto: { old: null, new: name } };
  await task.write((command) => command.record({ entity: 'backup', id: 0, version: 0, changes }));
}

function idleTimer(id: string): NodeJS.Timeout {
  return setTimeout(() => endLook(id), longestIdle).unref();
}

/** The backup that this session looks into. Failure `not-found` where it is closed. */
export function lookOf({ session }: Pick<TaskContext, 'session'>, id: string): Pick<Look, 'db' | 'name'> {
  const look = looks.get(id);
  if (look === undefined || look.session !== session) throw new Failure('not-found', lookIsOver);
  clearTimeout(look.timer);
  look.timer = idleTimer(id);
  return look;
}

/** Closes it, and takes its files away; one that nobody knows is closed already. */
export function endLook(id: string): void {
  const look = looks.get(id);
  if (look === undefined) return;
  looks.delete(id);
  clearTimeout(look.timer);
  look.close();
}
