/** The timeline of a client: everything that happened, once, in order, and only what one may see. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachmentsStatement } from '../../main/features/attachments/queries.ts';
import { documentEventsStatement } from '../../main/features/documents/client-events-queries.ts';
import { linkStatements } from '../../main/features/links/queries.ts';
import { notesStatement, pinnedStatement } from '../../main/features/notes/queries.ts';
import { type MergedPage, mergedPage, type Place, type Source } from '../../main/features/timeline/merged-page.ts';
import type { TimelineEntry, TimelineKind } from '../../preload/contract/timeline.ts';
import { addDraft } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice, token } from '../support/office.ts';
import { phone, sampleClient } from './client-samples.ts';

let office: TestOffice;
const clock = testClock('2026-11-24T09:00:00.000Z');
let minutes = 0;
const later = () => {
  minutes += 1;
  clock.set(new Date(Date.parse('2026-11-24T09:00:00.000Z') + minutes * 60_000).toISOString());
};
beforeEach(async () => {
  minutes = 0;
  later();
  office = await testOffice({ language: 'en', country: 'INT', clock });
});
afterEach(() => office.close());

const record = (id: number) => ({ entity: 'client', id }) as const;
const all = async (id: number, limit: number, kinds?: TimelineKind[]) => {
  const entries: TimelineEntry[] = [];
  let before: string | null = null;
  do {
    const page: { entries: TimelineEntry[]; next: string | null } = await office.ask('timeline.of', {
      ...record(id),
      before,
      limit,
      ...(kinds && { kinds }),
    });
    entries.push(...page.entries);
    before = page.next;
  } while (before !== null);
  return entries;
};
const inWords = (entries: readonly TimelineEntry[]) =>
  entries.map((entry) => {
    if (entry.kind === 'note') return `note ${entry.note.text}`;
    if (entry.kind === 'file') return `file ${entry.file.name}`;
    if (entry.kind === 'link') return `link ${entry.link.kind} ${entry.link.other.name}`;
    if (entry.kind === 'activity') return `activity ${entry.event} ${entry.activity.subject}`;
    if (entry.kind === 'document') return `${entry.document.type} ${entry.event} ${entry.document.number ?? ''}`.trim();
    if (entry.kind === 'deal') return `deal ${entry.event} ${entry.deal.name}`;
    return `${entry.change.channel} ${Object.keys(entry.change.changes).join(' ')}`;
  });

async function attach(id: number, name: string): Promise<void> {
  const { file } = await office.ask('files.begin', { name, size: 1 });
  await office.ask('files.append', { file, offset: 0, data: Buffer.from('x').toString('base64') });
  await office.ask('attachments.add', { record: record(id), files: [file] });
}

/** A client to whom something of every kind has happened, a minute after the other. */
async function eventful(): Promise<number> {
  const { id } = await office.ask('clients.create', sampleClient({ name: 'Alpha', country: 'INT' }));
  const { id: parent } = await office.ask('clients.create', sampleClient({ name: 'Holding', country: 'INT' }));
  later();
  await office.ask('notes.add', { record: record(id), text: 'first call' });
  later();
  await office.ask('clients.change', {
    id,
    version: 1,
    changes: { source: 'fair', reaches: [phone('1')] },
    was: { source: '', reaches: [] },
  });
  later();
  await attach(id, 'plan.txt');
  later();
  await office.ask('links.add', { clientId: id, otherId: parent, kind: 'parent' });
  later();
  const draft = await addDraft(office, id);
  later();
  const { document: issued } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
  later();
  await office.ask('documents.cancel', { id: draft.id, version: issued.version, reason: 'wrong sum' });
  return id;
}

const whole = [
  'invoice cancelled 1',
  'invoice issued 1',
  'invoice created 1',
  'link parent Holding',
  'file plan.txt',
  'clients.change source reaches',
  'note first call',
  'clients.create',
];

describe('the timeline', () => {
  test('has everything, the latest first, however small its pages are', async () => {
    const id = await eventful();
    const numbered = (lines: string[]) =>
      lines.map((line) =>
        line.replace(/(?<=cancelled |issued |created )\S+$/u, '1').replace(/^(clients.create).*/u, '$1'),
      );
    for (const limit of [1, 2, 3, 100]) expect(numbered(inWords(await all(id, limit)))).toEqual(whole);
  });

  test('shows of each change what it was and what it is, and who did it', async () => {
    const id = await eventful();
    const [change] = await all(id, 1, ['change']);
    expect(change).toMatchObject({
      by: 'Anna',
      change: { changes: { source: { old: '', new: 'fair' } } },
    });
  });

  test('is narrowed to kinds, and its pages go on within them', async () => {
    const id = await eventful();
    await office.ask('notes.add', { record: record(id), text: 'second call' });
    expect(inWords(await all(id, 1, ['note', 'file']))).toEqual([
      'note second call',
      'file plan.txt',
      'note first call',
    ]);
  });

  test('loses and repeats nothing when something happens between two pages', async () => {
    const id = await eventful();
    const first = await office.ask('timeline.of', { ...record(id), before: null, limit: 3 });
    later();
    await office.ask('notes.add', { record: record(id), text: 'meanwhile' });
    const rest = await office.ask('timeline.of', { ...record(id), before: first.next, limit: 100 });
    const keys = [...first.entries, ...rest.entries].map(({ key }) => key);
    expect(new Set(keys).size).toBe(whole.length);
    expect(rest.next).toBeNull();
  });

  test('of a cursor that nobody gave out is refused', async () => {
    const id = await eventful();
    for (const before of ['x', Buffer.from('{"note":{"at":1,"id":1}}').toString('base64url')])
      expect(await office.call('timeline.of', { ...record(id), before, limit: 5 })).toMatchObject({ code: 'invalid' });
  });
});

describe('somebody with fewer rights', () => {
  const asRole = (rights: readonly string[], hidden: readonly string[] = []) => {
    office.db
      .prepare("UPDATE role SET rights = ?, hidden = ? WHERE key = 'owner'")
      .run(JSON.stringify(rights), JSON.stringify(hidden));
  };

  test('sees no timeline of a client that he may not see', async () => {
    const id = await eventful();
    asRole(['clients.see:own']);
    const reply = await office.engine.call(token, 'timeline.of', { ...record(id), before: null, limit: 5 });
    expect(reply).toMatchObject({ ok: false, code: 'not-found' });
    const pinned = await office.engine.call(token, 'notes.pinned', record(id));
    expect(pinned).toMatchObject({ ok: false, code: 'not-found' });
    expect(await office.engine.call(token, 'links.of', { clientId: id })).toMatchObject({ code: 'not-found' });
    expect(await office.engine.call(token, 'attachments.open', { id: 1 })).toMatchObject({ code: 'not-found' });
  });

  test('sees no documents without the right, those of others not by his own reach, and no client that is linked out of his reach', async () => {
    const id = await eventful();
    office.db.prepare('UPDATE client SET responsible_id = 1 WHERE id = ?').run(id);
    asRole(['clients.see:own']);
    expect(inWords(await all(id, 100, ['document', 'link', 'note']))).toEqual(['note first call']);
    asRole(['clients.see:own', 'documents.see:own']);
    office.db.prepare('UPDATE document SET responsible_id = 1').run();
    expect(await all(id, 100, ['document'])).toHaveLength(3);
    office.db.prepare('UPDATE document SET responsible_id = NULL').run();
    expect(await all(id, 100, ['document'])).toHaveLength(0);
  });

  test('is not told of changes to fields that his role hides', async () => {
    const id = await eventful();
    asRole(['clients.see'], ['clients.reaches']);
    expect(inWords(await all(id, 100, ['change']))[0]).toBe('clients.change source');
    asRole(['clients.see', 'clients.change']);
    const { version, reaches } = await office.ask('clients.get', { id });
    await office.ask('clients.change', { id, version, changes: { reaches: [phone('2')] }, was: { reaches } });
    asRole(['clients.see'], ['clients.reaches']);
    expect(inWords(await all(id, 1, ['change']))[0]).toBe('clients.change source');
  });

  test('may read and not write, and not change what is in the care of others', async () => {
    const id = await eventful();
    asRole(['clients.see']);
    expect(await office.engine.call(token, 'notes.add', { record: record(id), text: 'x' })).toMatchObject({
      code: 'forbidden',
    });
    asRole(['clients.see', 'clients.change:own']);
    for (const [channel, request] of [
      ['notes.add', { record: record(id), text: 'x' }],
      ['notes.pin', { id: 1, pinned: true }],
      ['attachments.remove', { id: 1, version: 1 }],
      ['links.remove', { id: 1, version: 1 }],
      ['links.add', { clientId: id, otherId: 2, kind: 'partner' }],
    ] as const)
      expect([channel, await office.engine.call(token, channel, request)]).toMatchObject([
        channel,
        { code: 'forbidden' },
      ]);
  });
});

describe('a page merged out of several sources', () => {
  const source =
    (rows: readonly Place[]): Source<string> =>
    (after, limit) => {
      return rows
        .filter(({ at, id }) => after === null || at < after.at || (at === after.at && id < after.id))
        .slice(0, limit)
        .map((row) => ({ ...row, entry: `${row.at} ${row.id}` }));
    };

  test('shows each entry once and in order of time, whatever the size of the pages', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(moments, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (lists, limit) => {
        const rows = lists.map((list, place) =>
          [...list].sort((one, other) => other - one).map((at, n) => ({ at: String(at), id: place * 100 + 50 - n })),
        );
        const seen: string[] = [];
        let from: readonly (Place | null)[] | null = rows.map(() => null);
        while (from !== null) {
          const page: MergedPage<string> = mergedPage(rows.map(source), from, limit);
          expect(page.entries.length).toBeLessThanOrEqual(limit);
          seen.push(...page.entries);
          from = page.next;
        }
        expect(seen.length).toBe(rows.flat().length);
        expect(new Set(seen).size).toBe(seen.length);
        const times = seen.map((entry) => entry.split(' ')[0]);
        expect(times).toEqual([...times].sort().reverse());
      }),
    );
  });
});

describe('the plan of every source', () => {
  const planOf = (sql: string) =>
    office.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', "'1'")}`)
      .all()
      .map(({ detail }) => detail)
      .join('\n');

  test.each<readonly [string, string, RegExp]>([
    ['notes', notesStatement, /SEARCH note USING INDEX note_record \(entity=\? AND entity_id=\? AND created_at<\?\)/u],
    ['pinned notes', pinnedStatement, /SEARCH note USING INDEX note_pinned \(entity=\? AND entity_id=\?\)/u],
    [
      'files',
      attachmentsStatement,
      /SEARCH attachment USING INDEX attachment_record \(entity=\? AND entity_id=\? AND created_at<\?\)/u,
    ],
    ['links from', linkStatements.from, /SEARCH client_link USING INDEX client_link_from \(from_id=\? AND rowid<\?\)/u],
    ['links to', linkStatements.to, /SEARCH client_link USING INDEX client_link_to \(to_id=\? AND rowid<\?\)/u],
    ...(['created', 'issued', 'cancelled'] as const).flatMap((event) =>
      (['all', 'own', 'team'] as const).map(
        (access) =>
          [
            `documents ${event}, ${access}`,
            documentEventsStatement(event, access),
            new RegExp(
              `SEARCH document USING INDEX document_client_${event} \\(client_id=\\?.* AND ${event}_at<\\?\\)`,
              'u',
            ),
          ] as const,
      ),
    ),
  ])('%s: by its index, in its order, nothing sorted and nothing read through', (_, sql, expected) => {
    const plan = planOf(sql);
    expect(plan).toMatch(expected);
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN (?!json_each)/u);
  });
});
