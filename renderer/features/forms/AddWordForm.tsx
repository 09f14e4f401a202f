/** A Word file becomes a print form: which file, for which documents, under which name. */
import { Button, FileButton, Modal, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconFileTypeDocx } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormRow } from '../../../preload/contract/forms.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useWordFile, wordAccept } from './use-word-file.ts';

interface AddWordFormProps {
  /** The forms of the program: which types there are in which country. */
  readonly forms: readonly FormRow[];
  /** The country that is offered first, and what each is called. */
  readonly home: string;
  readonly countryName: (country: string) => string;
  readonly added: (form: FormRow) => void;
  readonly close: () => void;
}

export function AddWordForm({ forms, home, countryName, added, close }: AddWordFormProps) {
  const t = useText(wordFormTexts);
  const controls = useText(controlTexts);
  const documents = useText(documentTexts);
  const { textOf } = useFailures();
  const format = useFormat();
  const words = useWordFile();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [country, setCountry] = useState(home);
  const made = forms.filter((form) => form.country === country).map((form) => form.type);
  const types = [...new Set<FormRow['type']>([...made, 'letter'])];
  const [chosen, setType] = useState<FormRow['type']>('contract');
  const type = types.includes(chosen) ? chosen : types[0];
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const choose = (given: File | null) => {
    if (given === null) return;
    setFile(given);
    setProblem(null);
    if (name.trim() === '') setName(given.name.replace(/\.[^.]{1,5}$/, '').slice(0, 100));
  };
  const add = async () => {
    if (type === undefined) return;
    if (file === null) return setProblem(t('chooseFirst'));
    setBusy(true);
    const called = name.trim();
    const made = await words.take(file, (handle) =>
      call('forms.addWord', { file: handle, type, country, ...(called !== '' && { name: called }) }),
    );
    setBusy(false);
    if (made.ok) added(made.value);
    else setProblem(textOf(made));
  };
  return (
    <Modal opened onClose={close} title={t('addTitle')} size="lg">
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <div className="k-dim">{t('addAbout', { first: '{number}', second: '{buyer.name}' })}</div>
        <div className="k-two">
          <NativeSelect
            label={t('type')}
            value={type ?? ''}
            data={types.map((value) => ({
              value,
              label: value === 'letter' ? t('letters') : documents(`type_${value}`),
            }))}
            onChange={(event) => setType(types.find((one) => one === event.currentTarget.value) ?? chosen)}
          />
          <NativeSelect
            label={t('country')}
            value={country}
            data={[...new Set(forms.map((form) => form.country))].map((value) => ({
              value,
              label: countryName(value),
            }))}
            onChange={(event) => setCountry(event.currentTarget.value)}
          />
        </div>
        <div className="k-word-starter">
          <Button
            leftSection={<IconDownload size={15} />}
            onClick={() => type && void call('forms.wordStarter', { type, country }).then(words.give)}
          >
            {t('starter')}
          </Button>
          <span className="k-dim">{t('starterAbout')}</span>
        </div>
        <div className="k-word-starter">
          <FileButton accept={wordAccept} onChange={choose}>
            {(props) => (
              <Button
                {...props}
                leftSection={<IconFileTypeDocx size={15} />}
                aria-label={`${t('file')}${format.colon} ${t('choose')}`}
              >
                {t('choose')}
              </Button>
            )}
          </FileButton>
          <span className={file ? '' : 'k-dim'}>{file?.name ?? `${t('file')}${format.colon} ${t('noFile')}`}</span>
        </div>
        <TextInput
          label={t('name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('addVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
