/** The fields that a Word form may name, to be found by any word and copied as they are put into the file. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconCopy, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { WordField } from '../../../preload/contract/word-forms.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { useText } from '../../ui/language.tsx';
import { foundFields } from './find-field.ts';
import { useCopyTag } from './use-copy-tag.ts';

/** Braces in a text of the page are places to fill in; so these come from outside. */
const hinted = {
  open: '{#lines}',
  close: '{/lines}',
  when: '{#vatPayer}…{/vatPayer}',
  unless: '{^vatPayer}…{/vatPayer}',
};

/** Letters have no lines and no VAT. */
const hintedInLetters = {
  when: '{#buyer.director}…{/buyer.director}',
  unless: '{^buyer.director}…{/buyer.director}',
};

interface WordFieldsProps {
  readonly fields: readonly WordField[];
  readonly isLetter: boolean;
}

export function WordFields({ fields, isLetter }: WordFieldsProps) {
  const t = useText(wordFormTexts);
  const copy = useCopyTag();
  const [wanted, setWanted] = useState('');
  const found = foundFields(fields, wanted);
  return (
    <section className="k-word-fields" aria-label={t('fields')}>
      <h2>{t('fields')}</h2>
      <div className="k-dim">{isLetter ? t('letterFieldsHint', hintedInLetters) : t('fieldsHint', hinted)}</div>
      <TextInput
        aria-label={t('findField')}
        placeholder={t('findField')}
        leftSection={<IconSearch size={15} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {found.length === 0 ? <div className="k-dim">{t('noField')}</div> : null}
      <ul>
        {found.map((field) => (
          <li key={`${field.list} ${field.path}`} className={field.list === null ? '' : 'k-word-inner'}>
            <div>
              <code>{field.tag}</code> <span>{field.about}</span>
              <div className="k-dim">
                {[field.list === null ? '' : t('inList', { list: field.list }), field.example]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </div>
            </div>
            <ActionIcon
              aria-label={t('copyField', { tag: field.tag })}
              title={t('copy')}
              onClick={() => void copy(field.tag.replace('…', ''))}
            >
              <IconCopy size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
