/** Everything that happened to a record, the latest first: pinned notes on top, narrowed by kind, as far back as one likes. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CardRecord, WrittenNote } from '../../../preload/contract/notes.ts';
import type { TimelineEntry, TimelineKind } from '../../../preload/contract/timeline.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { fileKind } from '../../app/file-kind.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { documentTexts } from '../../text/documents.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { openActivity } from '../activities/asked-activities.ts';
import { CallAnswers } from '../calls/CallAnswers.tsx';
import { useMailedTo } from '../mail/use-mailed-to.ts';
import { type NotePlace, placeIn } from './corrections.ts';
import { FileEntry } from './FileEntry.tsx';
import { NoteCorrection } from './NoteCorrection.tsx';
import { NoteEntry } from './NoteEntry.tsx';
import { useCorrections } from './use-corrections.ts';
import './timeline.css';

type Change = Extract<TimelineEntry, { kind: 'change' }>['change'];

interface TimelineProps {
  readonly record: CardRecord;
  readonly readOnly: boolean;
  /** The box to write into. */
  readonly box: ReactNode;
  /** A change of the record in words: what happened, and the fields with their old and new values. */
  readonly change: (change: Change) => { readonly title: string; readonly body: ReactNode };
}

const kinds = [
  'note',
  'activity',
  'file',
  'deal',
  'document',
  'change',
  'link',
] as const satisfies readonly TimelineKind[];
const pageSize = 30;

/** All pages that were asked for; they are read again together, so that none is torn from the one before it. */
function useTimeline(record: CardRecord, kind: TimelineKind | null) {
  const request = { ...record, limit: pageSize, ...(kind && { kinds: [kind] }) };
  return useInfiniteQuery({
    queryKey: ['timeline.of', request],
    queryFn: async ({ pageParam }) => {
      const reply = await call('timeline.of', { ...request, before: pageParam });
      if (!reply.ok) throw new ReplyError(reply);
      return reply.value;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

export function Timeline({ record, readOnly, box, change }: TimelineProps) {
  const t = useText(timelineTexts);
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const { data: pinned } = useEngine('notes.pinned', record);
  const { textOf } = useFailures();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(record, kind);
  const pages = data?.pages ?? [];
  const seen = new Set<string>();
  const entries = pages
    .flatMap((page) => page.entries)
    .filter(({ key }) => {
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
  const corrections = useCorrections();
  const shown = {
    pinned: new Set((pinned ?? []).map(({ id }) => id)),
    timeline: new Set(entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note.id] : []))),
  };
  const noteAt = (place: NotePlace, note: WrittenNote) => {
    const correction = corrections.all.find((one) => one.id === note.id && placeIn(one, shown) === place);
    return correction ? (
      <NoteCorrection correction={correction} corrections={corrections} />
    ) : (
      <NoteEntry note={note} readOnly={readOnly} correct={() => corrections.begin(note, place)} />
    );
  };
  return (
    <CardSection title={t('timeline')}>
      {box}
      {(data && pinned ? corrections.all : [])
        .filter((correction) => placeIn(correction, shown) === null)
        .map((correction) => (
          <div key={correction.id}>
            <div className="k-dim">{t('correction')}</div>
            <NoteCorrection correction={correction} corrections={corrections} />
          </div>
        ))}
      {pinned && pinned.length > 0 ? (
        <div className="k-pinned">
          {pinned.map((note) => (
            <div className="k-pinned-note" key={note.id}>
              {noteAt('pinned', note)}
            </div>
          ))}
        </div>
      ) : null}
      <div className="k-kinds" role="toolbar" aria-label={t('timeline')}>
        {[null, ...kinds].map((one) => (
          <button type="button" key={one} aria-pressed={kind === one} onClick={() => setKind(one)}>
            {one === null ? t('all') : t(`kind_${one}`)}
          </button>
        ))}
      </div>
      {error && !data ? <p className="k-red">{textOf(error)}</p> : null}
      {data || error ? null : <Waiting />}
      {data && entries.length === 0 ? <p className="k-dim">{t(kind === null ? 'nothing' : 'nothingOfKind')}</p> : null}
      <ol className="k-timeline">
        {entries.map((entry) => (
          <li key={entry.key}>
            <Entry entry={entry} readOnly={readOnly} change={change} noteAt={noteAt} />
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('earlier')}
        </Button>
      ) : null}
    </CardSection>
  );
}

interface EntryProps extends Pick<TimelineProps, 'readOnly' | 'change'> {
  readonly entry: TimelineEntry;
  readonly noteAt: (place: NotePlace, note: WrittenNote) => ReactNode;
}

function Entry({ entry, readOnly, change, noteAt }: EntryProps) {
  const format = useFormat();
  const told = entry.kind === 'change' ? change(entry.change) : null;
  return (
    <>
      <div className="k-entry-head">
        {told ? <b>{told.title}</b> : null}
        {entry.kind === 'activity' ? <ActivityTitle entry={entry} /> : null}
        {entry.kind === 'deal' ? <DealTitle entry={entry} /> : null}
        {entry.kind === 'document' ? <DocumentTitle entry={entry} /> : null}
        {entry.kind === 'link' ? <LinkTitle entry={entry} /> : null}
        <span className="k-dim" title={entry.kind === 'change' ? entry.change.origin : undefined}>
          {[entry.by, format.moment(entry.at)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {told?.body}
      {entry.kind === 'activity' && entry.activity.result ? (
        <div className="k-note-text">{entry.activity.result}</div>
      ) : null}
      {entry.kind === 'activity' && entry.activity.kind === 'call' && entry.event === 'done' ? (
        <CallAnswers activityId={entry.activity.id} />
      ) : null}
      {entry.kind === 'note' ? noteAt('timeline', entry.note) : null}
      {entry.kind === 'file' ? <FileEntry file={entry.file} readOnly={readOnly} /> : null}
    </>
  );
}

function ActivityTitle({ entry }: { entry: Extract<TimelineEntry, { kind: 'activity' }> }) {
  const t = useText(timelineTexts);
  const words = useText(activityTexts);
  const format = useFormat();
  const { id, kind, subject, day, time, responsible } = entry.activity;
  return (
    <>
      <span className="k-dim">
        {t(`activity_${entry.event}`)}
        {format.colon} {words(`kind_${kind}`)}
      </span>
      <button type="button" className="k-link" onClick={() => openActivity(id)}>
        {subject}
      </button>
      {entry.event === 'planned' ? (
        <span>{[[format.day(day), time].filter(Boolean).join(', '), responsible].join(' · ')}</span>
      ) : null}
    </>
  );
}

function DealTitle({ entry }: { entry: Extract<TimelineEntry, { kind: 'deal' }> }) {
  const t = useText(timelineTexts);
  const format = useFormat();
  const { id, name, stage, reason, amount, currency } = entry.deal;
  return (
    <>
      <span className="k-dim">
        {t(`deal_${entry.event}`, { stage })}
        {format.colon}
      </span>
      <button type="button" className="k-link" onClick={() => openPage(cards.deal, { id }, name)}>
        {name}
      </button>
      {entry.event === 'moved' ? null : <span className="k-number">{format.money(amount, currency)}</span>}
      {entry.event === 'lost' && reason ? <span>{reason}</span> : null}
    </>
  );
}

function DocumentTitle({ entry }: { entry: Extract<TimelineEntry, { kind: 'document' }> }) {
  const t = useText(timelineTexts);
  const may = useMay();
  const mailedTo = useMailedTo();
  const words = useText(documentTexts);
  const format = useFormat();
  const { id, type, number, gross, currency } = entry.document;
  // To whom a letter went may be hidden from the user.
  const isBare = entry.event === 'mailed' && !entry.output?.target;
  const document = [words(`type_${type}`), entry.event === 'created' ? null : number].filter(Boolean).join(' ');
  return (
    <>
      <button type="button" className="k-link" onClick={() => openPage(cards.document, { id }, number)}>
        {t(isBare ? 'document_mailedBare' : `document_${entry.event}`, {
          document,
          as: fileKind(entry.output?.kind ?? ''),
          to: mailedTo(entry.output?.target ?? ''),
        })}
      </button>
      {entry.output ? (
        <span className="k-dim" title={`SHA-256 ${entry.output.sha256}`}>
          {t('checksum', { start: entry.output.sha256.slice(0, 8) })}
        </span>
      ) : (
        <span className="k-number">{format.money(gross, currency)}</span>
      )}
      {entry.event === 'mailed' && may('documents.print') ? (
        <button type="button" className="k-link" onClick={() => openPage('outbox', { documentId: id })}>
          {t('toLetter')}
        </button>
      ) : null}
    </>
  );
}

function LinkTitle({ entry }: { entry: Extract<TimelineEntry, { kind: 'link' }> }) {
  const t = useText(timelineTexts);
  const { kind, other, note } = entry.link;
  return (
    <>
      <button type="button" className="k-link" onClick={() => openPage(cards.client, { id: other.id }, other.name)}>
        {t(`linked_${kind}`, { name: other.name })}
      </button>
      {note ? <span className="k-dim">{note}</span> : null}
    </>
  );
}
