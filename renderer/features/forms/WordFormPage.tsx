/** A print form made in Word: what is wrong with its file, the fields it may name, and the pages that it makes. */
import { Button, FileButton, TextInput, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCopy,
  IconDeviceFloppy,
  IconDownload,
  IconFileTypeDocx,
  IconUpload,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { WordForm, WordProblem } from '../../../preload/contract/word-forms.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTabState } from '../../app/page.tsx';
import { controlTexts } from '../../text/controls.ts';
import { formTexts } from '../../text/forms.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { FormPreview } from './FormPreview.tsx';
import { useCopyTag } from './use-copy-tag.ts';
import { useFormNaming } from './use-form-naming.ts';
import { useWordFile, wordAccept } from './use-word-file.ts';
import { useLibreOffice, useWordPreview } from './use-word-preview.ts';
import { WordFields } from './WordFields.tsx';

function Problem({ problem }: { problem: WordProblem }) {
  const t = useText(wordFormTexts);
  const copy = useCopyTag();
  const { place, around, message, meant } = problem;
  const tag = `{${meant ?? ''}}`;
  return (
    <li>
      <div>
        {place === '' ? '' : <b>{place.charAt(0).toUpperCase() + place.slice(1)}. </b>}
        {message}
      </div>
      {around === '' ? null : <div className="k-word-around">{around}</div>}
      {meant === null ? null : (
        <Button size="compact-xs" leftSection={<IconCopy size={13} />} onClick={() => void copy(tag)}>
          {t('copyMeant', { tag })}
        </Button>
      )}
    </li>
  );
}

/** Each with a key of its own: the same mistake may stand in one paragraph twice. */
function withKeys(problems: readonly WordProblem[]): (readonly [key: string, problem: WordProblem])[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const text = JSON.stringify(problem);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return [`${text} ${times}`, problem];
  });
}

function Findings({ word }: { word: WordForm }) {
  const t = useText(wordFormTexts);
  const { form, problems, tags, reviewed } = word;
  return (
    <>
      {problems.length > 0 ? (
        <div className="k-form-problems k-word-problems" role="alert">
          {t(form.type === 'letter' ? 'letterProblems' : 'problems', { count: problems.length })}
          <ul>
            {withKeys(problems).map(([key, problem]) => (
              <Problem key={key} problem={problem} />
            ))}
          </ul>
        </div>
      ) : (
        <div className="k-form-hint k-green k-word-line">
          <IconCircleCheck size={15} /> {t('sound')}
        </div>
      )}
      {tags === 0 || reviewed ? (
        <div className="k-form-note">
          <IconAlertTriangle size={16} /> {tags === 0 ? t('noTags') : t('reviewed')}
        </div>
      ) : null}
    </>
  );
}

function WordEditor({ word }: { word: WordForm }) {
  const t = useText(wordFormTexts);
  const words = useText(formTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const files = useWordFile();
  const { form, file, problems, fields } = word;
  const { id } = form;
  const version = form.version ?? 0;
  const naming = useFormNaming(word);
  const { name, unsaved } = naming;
  const [documentId, setDocumentId] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const printsWord = useLibreOffice();
  const works = problems.length === 0;
  const preview = useWordPreview(works && printsWord === true ? { id, documentId, version } : null);
  useTabState(form.name, unsaved);
  const told = (saved: boolean) => {
    if (saved) notify({ kind: 'done', text: words('saved') });
  };
  const save = () => naming.save().then(told);
  const replace = async (given: File | null) => {
    if (given === null) return;
    setBusy(true);
    const reply = await files.take(given, (handle) => call('forms.replaceWord', { id, version, file: handle }));
    setBusy(false);
    if (reply.ok) notify({ kind: 'done', text: t('replaced') });
    else tell(reply);
  };
  const fill = async () => {
    const made = await call('forms.tryWord', { id, documentId, as: 'docx' });
    if (!made.ok) return tell(made);
    const [problem] = made.value.problems;
    if (problem) return notify({ kind: 'problem', title: problem.place, text: problem.message });
    if (made.value.file !== null) await files.give({ ok: true, value: { file: made.value.file } });
  };
  useKeys([{ press: 'ctrl+s', label: controls('save'), run: () => void save() }]);
  return (
    <div className="k-form-editor">
      {naming.asked ? (
        <ConflictDialog
          rows={[{ path: 'name', label: words('name'), ...naming.asked }]}
          choose={(mine) => void naming.choose(mine.has('name')).then(told)}
          cancel={naming.cancel}
        />
      ) : null}
      <header className="k-form-bar">
        <TextInput
          aria-label={words('name')}
          className="k-grow"
          maxLength={100}
          value={name}
          error={naming.problem}
          onChange={(event) => naming.set(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconDownload size={15} />}
          onClick={() => void call('forms.wordFile', { id }).then(files.give)}
        >
          {t('saveFile')}
        </Button>
        <FileButton accept={wordAccept} onChange={(given) => void replace(given)}>
          {(props) => (
            <Button {...props} loading={busy} leftSection={<IconUpload size={15} />}>
              {t('replace')}
            </Button>
          )}
        </FileButton>
        <Tooltip label="Ctrl+S">
          <Button
            variant="filled"
            leftSection={<IconDeviceFloppy size={15} />}
            disabled={!unsaved}
            onClick={() => void save()}
          >
            {unsaved ? controls('save') : words('saved')}
          </Button>
        </Tooltip>
      </header>
      <div className="k-form-body">
        <div className="k-form-side">
          <div className="k-form-hint k-word-line">
            <IconFileTypeDocx size={15} />
            {t('fileLine', { name: file.name, size: format.size(file.size) })}
          </div>
          <Findings word={word} />
          <WordFields fields={fields} />
        </div>
        <FormPreview
          form={form}
          preview={preview}
          documentId={documentId}
          choose={setDocumentId}
          beside={
            <Button leftSection={<IconFileTypeDocx size={15} />} disabled={!works} onClick={() => void fill()}>
              {t('tryWord')}
            </Button>
          }
          note={works ? (printsWord === false ? t('needsLibreOffice') : null) : t('fillsWrong')}
        />
      </div>
    </div>
  );
}

/** `id`: the form's. */
export function WordFormPage({ id }: { id: string }) {
  const { textOf } = useFailures();
  const { data, error } = useEngine('forms.word', { id });
  if (error) return <EmptyState text={textOf(error)} />;
  return data ? <WordEditor word={data} /> : <Waiting />;
}
