/** The timeline of a record: notes, activities, files, links, changes, documents and deals, merged by their moments. */
import { z } from 'zod';
import {
  type TimelineEntry,
  type TimelineKind,
  type timeline,
  timelineKinds,
} from '../../../preload/contract/timeline.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { activityEventsOf } from '../activities/listing.ts';
import { attachmentsOn } from '../attachments/service.ts';
import { wholeHistory } from '../audit/history.ts';
import { seenEntry } from '../audit/seen-history.ts';
import { seenClient } from '../clients/reached.ts';
import { dealEventsOf } from '../deals/client-events.ts';
import { documentEventsOf } from '../documents/client-events.ts';
import { outputEntries } from '../documents/outputs.ts';
import { type LinkEnd, linksAt } from '../links/service.ts';
import { notesOn } from '../notes/service.ts';
import { mergedPage, type Place, type Placed, type Source } from './merged-page.ts';

type Request = z.output<(typeof timeline)['timeline.of']['input']>;
type Answer = z.output<(typeof timeline)['timeline.of']['output']>;
type Asking = Pick<Context, 'db' | 'user'>;

/** Before nothing at all. */
const now: Place = { at: '9999', id: Number.MAX_SAFE_INTEGER };

/** Failure `not-found` for a record that the user may not see, `invalid` for a cursor that nobody gave out. */
export function timelineOf(context: Asking, request: Request): Answer {
  seenClient(context, request.id);
  const sources = sourcesOf(context, request);
  const shown = Object.entries(sources).filter(
    ([name]) => request.kinds === undefined || request.kinds.includes(kindOfSource(name)),
  );
  const places = placesOf(request.before);
  const page = mergedPage(
    shown.map(([, source]) => source),
    shown.map(([name]) => places[name] ?? null),
    request.limit,
  );
  const next =
    page.next === null ? null : Object.fromEntries(shown.map(([name], place) => [name, page.next?.[place] ?? null]));
  return { entries: [...page.entries], next: next === null ? null : cursorOf(next) };
}

/** A source is called after its kind, with what tells it from others of the kind behind a dot. */
function kindOfSource(name: string): TimelineKind {
  const [kind] = name.split('.');
  return timelineKinds.find((one) => one === kind) ?? 'change';
}

function sourcesOf(context: Asking, { entity, id }: Request): Readonly<Record<string, Source<TimelineEntry>>> {
  const record = { entity, id };
  const links =
    (end: LinkEnd): Source<TimelineEntry> =>
    (after, limit) =>
      linksAt(context, end, id, (after ?? now).id, limit).map(({ link, ...place }) => ({
        ...place,
        entry: link && { kind: 'link', key: `link:${link.id}`, at: link.createdAt, by: link.createdBy, link },
      }));
  const documents =
    (event: 'created' | 'issued' | 'cancelled'): Source<TimelineEntry> =>
    (after, limit) =>
      documentEventsOf(context, event, id, after ?? now, limit).map((entry) => ({
        at: entry.at,
        id: entry.document.id,
        entry,
      }));
  const activities =
    (moment: 'planned' | 'finished'): Source<TimelineEntry> =>
    (after, limit) =>
      activityEventsOf(context, moment, id, after ?? now, limit).map((entry) => ({
        at: entry.at,
        id: entry.activity.id,
        entry,
      }));
  return {
    'activity.finished': activities('finished'),
    'activity.planned': activities('planned'),
    note: (after, limit) =>
      notesOn(context, record, after ?? now, limit).map((note) => ({
        at: note.createdAt,
        id: note.id,
        entry: { kind: 'note', key: `note:${note.id}`, at: note.createdAt, by: note.createdBy, note },
      })),
    file: (after, limit) =>
      attachmentsOn(context, record, after ?? now, limit).map((file) => ({
        at: file.createdAt,
        id: file.id,
        entry: { kind: 'file', key: `file:${file.id}`, at: file.createdAt, by: file.createdBy, file },
      })),
    'link.from': links('from'),
    'link.to': links('to'),
    deal: (after, limit) => dealEventsOf(context, id, after ?? now, limit),
    'document.cancelled': documents('cancelled'),
    'document.issued': documents('issued'),
    'document.created': documents('created'),
    'document.output': (after, limit) => outputEntries(context, id, after ?? now, limit),
    change: (after, limit) =>
      wholeHistory(context.db, entity, id, after?.id ?? null, limit).map((entry) => changeOf(context, entry)),
  };
}

/** A change of which the user may see nothing is not shown at all. */
function changeOf({ user }: Asking, entry: ReturnType<typeof wholeHistory>[number]): Placed<TimelineEntry> {
  const change = seenEntry(user, entry);
  const isHidden = Object.keys(entry.changes).length > 0 && Object.keys(change.changes).length === 0;
  return {
    at: entry.at,
    id: entry.id,
    entry: isHidden
      ? null
      : { kind: 'change', key: `change:${entry.id}:${entry.entityId}`, at: entry.at, by: entry.user, change },
  };
}

const Places = z.record(
  z.string().max(30),
  z.object({ at: z.string().max(40), id: z.number().int().min(0) }).nullable(),
);

function cursorOf(places: z.infer<typeof Places>): string {
  return Buffer.from(JSON.stringify(places)).toString('base64url');
}

function placesOf(cursor: string | null): z.infer<typeof Places> {
  if (cursor === null) return {};
  try {
    return Places.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Failure('invalid', {
      en: 'This page belongs to another timeline. Open the card again.',
      ru: 'Эта страница относится к другой ленте. Откройте карточку заново.',
      fr: 'Cette page appartient à un autre fil. Rouvrez la fiche.',
    });
  }
}
