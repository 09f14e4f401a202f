/** SQL of print forms: the versions that documents were issued with. */
import type { Db } from '../../../db/database.ts';

/** Keeps a version of a form; nothing happens where it is kept already. `content` is JSON. */
export function putFormVersion(
  db: Db,
  { sha256, form, content, at }: { sha256: string; form: string; content: string; at: string },
): void {
  db.prepare('INSERT OR IGNORE INTO form_version (sha256, form, content, created_at) VALUES (?, ?, ?, ?)').run(
    sha256,
    form,
    content,
    at,
  );
}

/** JSON of the version; undefined where there is none. */
export function formVersion(db: Db, sha256: string): string | undefined {
  return db.prepare<[string], { content: string }>('SELECT content FROM form_version WHERE sha256 = ?').get(sha256)
    ?.content;
}
