/** The one box to write into: a note, and files beside it. What is typed stays until it is saved, whatever else changes. */
import { Button, Progress, Textarea } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { CardRecord } from '../../../preload/contract/notes.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab } from '../../app/page.tsx';
import { markUnsaved } from '../../app/tabs.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { useText } from '../../ui/language.tsx';
import type { FileTaking } from './use-file-taking.ts';

/** What is typed and not saved, by record: it outlives the page that it was typed on. */
const useTyped = create<Readonly<Record<string, string>>>()(() => ({}));

interface NoteBoxProps {
  readonly record: CardRecord;
  readonly files: FileTaking;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

export function NoteBox({ record, files, box }: NoteBoxProps) {
  const t = useText(timelineTexts);
  const { textOf } = useFailures();
  const { key: tab, title } = useTab();
  const add = useCommand('notes.add');
  const chosen = useRef<HTMLInputElement>(null);
  const key = `${record.entity} ${record.id}`;
  const text = useTyped((all) => all[key] ?? '');
  const setText = (next: string) => useTyped.setState({ [key]: next });
  const [problem, setProblem] = useState<string | null>(null);
  const isEmpty = text.trim() === '';
  const again = useReopened('note');
  useEffect(() => {
    if (typeof again !== 'object' || again === null || Array.isArray(again) || typeof again.text !== 'string') return;
    if (!useTyped.getState()[key]?.trim()) useTyped.setState({ [key]: again.text });
  }, [again, key]);
  useKeptDraft('note', title ?? '', isEmpty ? null : { text });
  useEffect(() => markUnsaved(tab, !isEmpty), [tab, isEmpty]);

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
