/** A note: read, pinned, removed with an undo; the pencil begins to correct it in its place. */
import { ActionIcon } from '@mantine/core';
import { IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import type { WrittenNote } from '../../../preload/contract/notes.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

interface NoteEntryProps {
  readonly note: WrittenNote;
  readonly readOnly: boolean;
  readonly correct: () => void;
}

export function NoteEntry({ note, readOnly, correct }: NoteEntryProps) {
  const t = useText(timelineTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { id, version, pinned } = note;

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
            onClick={correct}
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
