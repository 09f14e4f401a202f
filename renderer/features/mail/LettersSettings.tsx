/** The texts that letters begin with, for each type of document in each language, with the fields that may stand in them. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { documentTypes } from '../../../preload/contract/companies.ts';
import { type Letter, letterFields } from '../../../preload/contract/mail.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { languageNames, languageOrder, useLanguage, useText } from '../../ui/language.tsx';

export function LettersSettings({ readOnly }: { readOnly: boolean }) {
  const t = useText(mailTexts);
  const words = useText(documentTexts);
  const own = useLanguage();
  const { data: letters } = useEngine('mail.letters', {});
  const types = useEngine('reference.get', {}).data?.documentTypes ?? documentTypes;
  const [type, setType] = useState<Letter['type']>('invoice');
  const [language, setLanguage] = useState(own);
  const letter = letters?.find((one) => one.type === type && one.language === language);
  return (
    <section className="k-stack" data-setting="letters">
      <div>
        <h2>{t('letters')}</h2>
        <div className="k-dim">{t('lettersAbout')}</div>
      </div>
      <div className="k-two">
        <NativeSelect
          label={t('letterType')}
          data={types.map((value) => ({ value, label: words(`type_${value}`) }))}
          value={type}
          onChange={(event) => setType(types.find((one) => one === event.currentTarget.value) ?? type)}
        />
        <NativeSelect
          label={t('letterLanguage')}
          data={languageOrder.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(event) => setLanguage(languageOrder.find((one) => one === event.currentTarget.value) ?? language)}
        />
      </div>
      {letter ? <LetterForm key={`${type} ${language}`} letter={letter} readOnly={readOnly} /> : null}
    </section>
  );
}

function keep(letter: Letter): void {
  queryClient.setQueryData<readonly Letter[]>(['mail.letters', {}], (before) =>
    before?.map((one) => (one.type === letter.type && one.language === letter.language ? letter : one)),
  );
}

function LetterForm({ letter, readOnly }: { letter: Letter; readOnly: boolean }) {
  const t = useText(mailTexts);
  const { textOf } = useFailures();
  // What was there when he began stays under what is typed: somebody else's change is told of, not written over.
  const [begun, setBegun] = useState<Pick<Letter, 'subject' | 'text'> | null>(null);
  const [typed, setTyped] = useState<Partial<Pick<Letter, 'subject' | 'text'>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const area = useRef<HTMLTextAreaElement>(null);
  const { type, language } = letter;
  const was = begun ?? { subject: letter.subject, text: letter.text };
  const { subject, text } = { ...was, ...typed };
  const isChanged = subject !== was.subject || text !== was.text;
  const set = (changes: typeof typed) => {
    setBegun(was);
    setTyped({ ...typed, ...changes });
    setProblems({});
  };
  const putBack = () => {
    setBegun(null);
    setTyped({});
    setProblems({});
  };
  const answered = (reply: Awaited<ReturnType<typeof call<'mail.saveLetter'>>>) => {
    if (reply.ok) {
      putBack();
      return keep(reply.value);
    }
    const beside = fieldProblems(reply);
    setProblems(Object.keys(beside).length > 0 ? beside : { form: textOf(reply) });
  };
  const save = async () => {
    answered(await call('mail.saveLetter', { type, language, subject, text, was }));
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
              <Button onClick={async () => answered(await call('mail.resetLetter', { type, language }))}>
                {t('reset')}
              </Button>
              <span className="k-dim">{t('changedLetter')}</span>
            </>
          ) : null}
        </div>
      )}
    </div>
  );
}
