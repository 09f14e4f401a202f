/** The one box to write into: a note, and files beside it. What is typed stays until it is saved, whatever else changes. */
import { Button, Progress, Textarea } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import type { CardRecord } from '../../../preload/contract/notes.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab, useUnsaved } from '../../app/page.tsx';
import { timelineTexts } from '../../text/timeline.ts';
import { useText } from '../../ui/language.tsx';
import type { FileTaking } from './use-file-taking.ts';

interface NoteBoxProps {
  readonly record: CardRecord;
  readonly files: FileTaking;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

/** What was kept of the box; nothing of what a version before this one has kept otherwise. */
function textIn(kept: ReturnType<typeof useReopened>): string {
  return typeof kept === 'object' && kept !== null && 'text' in kept && typeof kept.text === 'string' ? kept.text : '';
}

export function NoteBox({ record, files, box }: NoteBoxProps) {
  const t = useText(timelineTexts);
  const { textOf } = useFailures();
  const { title } = useTab();
  const add = useCommand('notes.add');
  const chosen = useRef<HTMLInputElement>(null);
  const again = useReopened('note');
  const [text, setText] = useState(() => textIn(again));
  const [problem, setProblem] = useState<string | null>(null);
  const isEmpty = text.trim() === '';
  useKeptDraft('note', title ?? '', isEmpty ? null : { text });
  useUnsaved('note', !isEmpty);

  const save = async () => {
    if (isEmpty || add.busy) return;
    const reply = await add.run({ record, text });
    setProblem(reply.ok ? null : textOf(reply));
    if (reply.ok) setText('');
  };
  return (
    <div className="k-note-box">
      <Textarea
        ref={box}
        aria-label={t('writeNote')}
        placeholder={t('writeNote')}
        autosize
        minRows={isEmpty ? 1 : 3}
        maxRows={12}
        maxLength={10_000}
        value={text}
        error={problem}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
      />
      <div className="k-row">
        {isEmpty ? null : (
          <Button variant="light" loading={add.busy} onClick={() => void save()} title="Ctrl+Enter">
            {t('addNote')}
          </Button>
        )}
        <Button variant="subtle" leftSection={<IconPaperclip size={15} />} onClick={() => chosen.current?.click()}>
          {t('attach')}
        </Button>
        <input
          ref={chosen}
          type="file"
          multiple
          hidden
          aria-label={t('attach')}
          onChange={(event) => {
            files.take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {files.onTheWay.map(({ key: way, name, share, cancel }) => (
        <div className="k-row" key={way}>
          <span className="k-grow">{t('uploading', { name })}</span>
          <Progress value={share * 100} w={96} aria-label={name} />
          <button type="button" className="k-icon-button" aria-label={t('uploadCancel', { name })} onClick={cancel}>
            <IconX size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
