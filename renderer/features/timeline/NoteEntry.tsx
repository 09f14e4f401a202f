/** A note: read, corrected in place, pinned, removed with an undo. */
import { ActionIcon, Textarea } from '@mantine/core';
import { IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { WrittenNote } from '../../../preload/contract/notes.ts';
import type { FieldConflict } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

interface Editing {
  readonly text: string;
  /** What stood there when the editing began. */
  readonly was: string;
  readonly version: number;
  readonly error: string | undefined;
  readonly conflict: FieldConflict | null;
}

export function NoteEntry({ note, readOnly }: { note: WrittenNote; readOnly: boolean }) {
  const t = useText(timelineTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell, textOf } = useFailures();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { id, version, pinned } = note;

  const save = async (draft: Editing) => {
    const { text, was } = draft;
    const reply = await call('notes.change', { id, version: draft.version, text, was });
    if (reply.ok) return setEditing(null);
    const conflict = reply.details?.conflicts?.[0] ?? null;
    setEditing({ ...draft, conflict, error: textOf(reply), version: reply.details?.version ?? draft.version });
  };
  const pin = async () => {
    const reply = await call('notes.pin', { id, pinned: !pinned });
    if (!reply.ok) tell(reply);
  };
  const remove = async () => {
    const reply = await call('notes.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const restore = async () => {
      const back = await call('notes.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({ kind: 'done', text: t('noteRemoved'), action: { label: controls('undo'), run: () => void restore() } });
  };

  if (editing !== null)
    return (
      <>
        <PartForm save={() => void save(editing)} cancel={() => setEditing(null)} error={editing.error}>
          <Textarea
            aria-label={t('kind_note')}
            autoFocus
            autosize
            minRows={3}
            maxLength={10_000}
            value={editing.text}
            onChange={(event) => setEditing({ ...editing, text: event.currentTarget.value })}
            onKeyDown={(event) => {
              const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
              if (event.key !== 'Escape' && !isSaving) return;
              event.preventDefault();
              event.stopPropagation();
              if (isSaving) void save(editing);
              else setEditing(null);
            }}
          />
        </PartForm>
        {editing.conflict ? (
          <ConflictDialog
            rows={[
              {
                path: 'text',
                label: t('kind_note'),
                mine: String(editing.conflict.mine),
                theirs: String(editing.conflict.theirs),
                original: String(editing.conflict.original ?? ''),
              },
            ]}
            choose={(mine) => {
              if (!mine.has('text')) return setEditing(null);
              void save({ ...editing, conflict: null, was: String(editing.conflict?.theirs) });
            }}
            cancel={() => setEditing({ ...editing, conflict: null })}
          />
        ) : null}
      </>
    );
  return (
    <div className="k-entry">
      <div className="k-grow k-note-text">{note.text}</div>
      {readOnly ? null : (
        <span className="k-entry-actions">
          <ActionIcon
            aria-label={t(pinned ? 'unpin' : 'pin')}
            title={t(pinned ? 'unpin' : 'pin')}
            onClick={() => void pin()}
          >
            {pinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
          </ActionIcon>
          <ActionIcon
            aria-label={`${controls('change')}${format.colon} ${t('kind_note')}`}
            title={controls('change')}
            onClick={() => setEditing({ text: note.text, was: note.text, version, error: undefined, conflict: null })}
          >
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon
            aria-label={`${controls('remove')}${format.colon} ${t('kind_note')}`}
            title={controls('remove')}
            onClick={() => void remove()}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </span>
      )}
      {version > 1 && note.updatedAt !== note.createdAt ? (
        <span className="k-dim k-note-edited">
          {t('edited', { when: format.shortMoment(note.updatedAt), who: note.updatedBy })}
        </span>
      ) : null}
    </div>
  );
}
