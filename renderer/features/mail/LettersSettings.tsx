/** The texts that letters begin with, for each type of document in each language, with the fields that may stand in them. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { documentTypes } from '../../../preload/contract/companies.ts';
import { type Letter, letterFields } from '../../../preload/contract/mail.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { useKeys } from '../../ui/keys.tsx';
import { languageNames, languageOrder, useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** What was there when somebody began to type, which stays under it: somebody else's change is told of, not written over. */
interface LetterDraft {
  readonly was: LetterWords;
  readonly typed: LetterWords;
}

type LetterWords = Pick<Letter, 'subject' | 'text'>;

interface LettersSettingsProps {
  readonly readOnly: boolean;
  /** Told when a text is typed that is not saved. */
  readonly typed: (isTyped: boolean) => void;
}

export function LettersSettings({ readOnly, typed }: LettersSettingsProps) {
  const t = useText(mailTexts);
  const words = useText(documentTexts);
  const controls = useText(controlTexts);
  const own = useLanguage();
  const { data: letters } = useEngine('mail.letters', {});
  const types = useEngine('reference.get', {}).data?.documentTypes ?? documentTypes;
  const [type, setType] = useState<Letter['type']>('invoice');
  const [language, setLanguage] = useState(own);
  const letter = letters?.find((one) => one.type === type && one.language === language);
  const key = `${type} ${language}`;
  // Those that are being typed, by type and language: choosing another one loses nothing.
  const [drafts, setDrafts] = useState<Readonly<Record<string, LetterDraft>>>({});
  const keep = (key: string, draft: LetterDraft | null) => {
    const { [key]: _, ...others } = drafts;
    const next = draft === null ? others : { ...others, [key]: draft };
    setDrafts(next);
    typed(Object.keys(next).length > 0);
  };
  const marked = (label: string, isTyped: boolean) => (isTyped ? `${label} (${controls('notSaved')})` : label);
  return (
    <section className="k-stack" data-setting="letters">
      <div>
        <h2>{t('letters')}</h2>
        <div className="k-dim">{t('lettersAbout')}</div>
        {readOnly ? <div className="k-dim">{t('lettersReadOnly')}</div> : null}
      </div>
      <div className="k-two">
        <NativeSelect
          label={t('letterType')}
          data={types.map((value) => ({
            value,
            label: marked(
              words(`type_${value}`),
              languageOrder.some((one) => `${value} ${one}` in drafts),
            ),
          }))}
          value={type}
          onChange={(event) => setType(types.find((one) => one === event.currentTarget.value) ?? type)}
        />
        <NativeSelect
          label={t('letterLanguage')}
          data={languageOrder.map((value) => ({
            value,
            label: marked(languageNames[value], `${type} ${value}` in drafts),
          }))}
          value={language}
          onChange={(event) => setLanguage(languageOrder.find((one) => one === event.currentTarget.value) ?? language)}
        />
      </div>
      {letter ? (
        <LetterForm
          key={key}
          letter={letter}
          draft={drafts[key] ?? null}
          setDraft={(draft) => keep(key, draft)}
          readOnly={readOnly}
        />
      ) : null}
    </section>
  );
}

function putLetter(letter: Letter): void {
  queryClient.setQueryData<readonly Letter[]>(['mail.letters', {}], (before) =>
    before?.map((one) => (one.type === letter.type && one.language === letter.language ? letter : one)),
  );
}

interface LetterFormProps {
  readonly letter: Letter;
  readonly draft: LetterDraft | null;
  readonly setDraft: (draft: LetterDraft | null) => void;
  readonly readOnly: boolean;
}

function LetterForm({ letter, draft, setDraft, readOnly }: LetterFormProps) {
  const t = useText(mailTexts);
  const controls = useText(controlTexts);
  const { textOf, tell } = useFailures();
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const area = useRef<HTMLTextAreaElement>(null);
  const { type, language } = letter;
  const was = draft?.was ?? { subject: letter.subject, text: letter.text };
  const { subject, text } = draft?.typed ?? was;
  const isChanged = draft !== null;
  const set = (changes: Partial<LetterWords>) => {
    const typed = { subject, text, ...changes };
    setDraft(typed.subject === was.subject && typed.text === was.text ? null : { was, typed });
    setProblems({});
  };
  const putBack = () => {
    setDraft(null);
    setProblems({});
  };
  const answered = (reply: Awaited<ReturnType<typeof call<'mail.saveLetter'>>>) => {
    if (reply.ok) {
      putBack();
      return putLetter(reply.value);
    }
    const beside = fieldProblems(reply);
    setProblems(Object.keys(beside).length > 0 ? beside : { form: textOf(reply) });
  };
  const save = async () => {
    answered(await call('mail.saveLetter', { type, language, subject, text, was }));
  };
  useKeys([{ press: 'ctrl+s', label: t('save'), run: () => (isChanged ? void save() : false) }]);
  const reset = async () => {
    const reply = await call('mail.resetLetter', { type, language });
    answered(reply);
    if (!reply.ok) return;
    const { subject: givenSubject, text: givenText } = reply.value;
    const undone = { type, language, ...was, was: { subject: givenSubject, text: givenText } };
    notify({
      kind: 'done',
      text: t('resetDone'),
      action: {
        label: controls('undo'),
        run: async () => {
          const back = await call('mail.saveLetter', undone);
          if (back.ok) putLetter(back.value);
          else tell(back);
        },
      },
    });
  };
  const insert = (field: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    set({ text: `${text.slice(0, selectionStart)}{${field}}${text.slice(selectionEnd)}` });
    area.current?.focus();
  };
  return (
    <div className="k-stack">
      <TextInput
        label={t('subject')}
        maxLength={300}
        readOnly={readOnly}
        variant={readOnly ? 'filled' : 'default'}
        value={subject}
        error={problems.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Textarea
        ref={area}
        label={t('text')}
        maxLength={10_000}
        minRows={8}
        maxRows={16}
        readOnly={readOnly}
        variant={readOnly ? 'filled' : 'default'}
        value={text}
        error={problems.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <div>
        <div className="k-dim">{readOnly ? t('fields') : `${t('fields')}. ${t('fieldsHint')}`}</div>
        <div className="k-letter-fields">
          {letterFields.map((field) => (
            <button type="button" key={field} disabled={readOnly} onClick={() => insert(field)}>
              <code>{`{${field}}`}</code> {t(`field_${field}`)}
            </button>
          ))}
        </div>
      </div>
      {problems.form ? (
        <div className="k-red" role="alert">
          {problems.form}
        </div>
      ) : null}
      {readOnly ? null : (
        <div className="k-row">
          <Button variant="filled" disabled={!isChanged} onClick={() => void save()}>
            {t('save')}
          </Button>
          {isChanged ? <Button onClick={putBack}>{t('cancel')}</Button> : null}
          {letter.changed && !isChanged ? (
            <>
              <Button onClick={() => void reset()}>{t('reset')}</Button>
              <span className="k-dim">{t('changedLetter')}</span>
            </>
          ) : null}
        </div>
      )}
    </div>
  );
}
