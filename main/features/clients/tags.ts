/** Tags as they are proposed while one types. */
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import type { clients } from '../../../preload/contract/clients.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { tagCount, tagsLike } from './tag-queries.ts';

type Channel = (typeof clients)['tags.list'];

/** So many words are looked at. */
const WORDS = 200;
/** So many clients of each word are looked at: behind that it is only "many". */
const CLIENTS = 200;

/** Those in use most first; a word that no client has whom the user may see is not proposed. */
export function listTags(
  { db, user }: Pick<Context, 'db' | 'user'>,
  { text, limit }: z.output<Channel['input']>,
): z.output<Channel['output']> {
  const access = accessBy(user, 'clients.see');
  return tagsLike(db, fold(text.trim()), WORDS)
    .map((tag) => ({ ...tag, ...counted(tagCount(db, tag.id, access, CLIENTS)) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, limit);
}

function counted(count: number): { count: number; exact: boolean } {
  return { count, exact: count < CLIENTS };
}
