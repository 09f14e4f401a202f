/** An attached file: shown where it is a picture or a PDF, saved, renamed, removed with an undo. */
import { ActionIcon, TextInput } from '@mantine/core';
import {
  IconDownload,
  IconEye,
  IconFile,
  IconFileTypePdf,
  IconPencil,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '../../../preload/contract/attachments.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { FilePreview } from './FilePreview.tsx';

const icons = { picture: IconPhoto, pdf: IconFileTypePdf } as const;

interface Naming {
  readonly name: string;
  readonly note: string;
  readonly version: number;
  readonly error: string | undefined;
}

export function FileEntry({ file, readOnly }: { file: Attachment; readOnly: boolean }) {
  const t = useText(timelineTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { tell, textOf } = useFailures();
  const [naming, setNaming] = useState<Naming | null>(null);
  const [shown, setShown] = useState(false);
  const { id, version, name, note, preview } = file;
  const Icon = preview === null ? IconFile : icons[preview];

  const save = async () => {
    const reply = await call('attachments.open', { id });
    if (!reply.ok) return tell(reply);
    const saved = await saveForUser(reply.value.file, state.host.dialogs);
    if (!saved.ok) return tell(saved);
    if (saved.value) notify({ kind: 'done', text: t('saved', { path: saved.value }) });
  };
  const rename = async (given: Naming) => {
    if (given.name.trim() === '') return setNaming({ ...given, error: t('nameMissing') });
    const reply = await call('attachments.rename', {
      id,
      version: given.version,
      name: given.name,
      note: given.note,
    });
    if (reply.ok) return setNaming(null);
    setNaming({ ...given, error: textOf(reply), version: reply.details?.version ?? given.version });
  };
  const remove = async () => {
    const reply = await call('attachments.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const restore = async () => {
      const back = await call('attachments.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: t('fileRemoved', { name }),
      action: { label: controls('undo'), run: () => void restore() },
    });
  };
  if (naming !== null)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void rename(naming);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setNaming(null);
        }}
      >
        <PartForm save={() => void rename(naming)} cancel={() => setNaming(null)} error={naming.error}>
          <TextInput
            label={t('fileName')}
            autoFocus
            maxLength={255}
            value={naming.name}
            onChange={(event) => setNaming({ ...naming, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('fileNote')}
            maxLength={500}
            value={naming.note}
            onChange={(event) => setNaming({ ...naming, note: event.currentTarget.value })}
          />
          <button type="submit" hidden />
        </PartForm>
      </form>
    );
  return (
    <div className="k-entry">
      {shown ? <FilePreview file={file} save={() => void save()} close={() => setShown(false)} /> : null}
      <Icon size={16} className="k-dim k-entry-icon" />
      <div className="k-grow">
        <button type="button" className="k-link" onClick={() => (preview === null ? void save() : setShown(true))}>
          {name}
        </button>{' '}
        <span className="k-dim">{format.size(file.size)}</span>
        {note ? <div className="k-dim">{note}</div> : null}
      </div>
      <span className="k-entry-actions">
        {preview === null ? null : (
          <ActionIcon
            aria-label={`${t('show')}${format.colon} ${name}`}
            title={t('show')}
            onClick={() => setShown(true)}
          >
            <IconEye size={15} />
          </ActionIcon>
        )}
        <ActionIcon
          aria-label={`${t('saveFile')}${format.colon} ${name}`}
          title={t('saveFile')}
          onClick={() => void save()}
        >
          <IconDownload size={15} />
        </ActionIcon>
        {readOnly ? null : (
          <>
            <ActionIcon
              aria-label={`${t('renameFile')}${format.colon} ${name}`}
              title={t('renameFile')}
              onClick={() => setNaming({ name, note, version, error: undefined })}
            >
              <IconPencil size={15} />
            </ActionIcon>
            <ActionIcon
              aria-label={`${controls('remove')}${format.colon} ${name}`}
              title={controls('remove')}
              onClick={() => void remove()}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </>
        )}
      </span>
    </div>
  );
}
