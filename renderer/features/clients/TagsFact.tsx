/** The words that a client is marked with: type, Enter; what others use is proposed. */
import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { clientTexts } from '../../text/clients.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { useText } from '../../ui/language.tsx';

interface TagsProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (tags: string[]) => void;
  readonly error?: string | undefined;
  /** The label is shown above and not only read aloud. */
  readonly labelled?: boolean;
}

/** Equal words are one tag, in capitals or not. */
function once(tags: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of tags.map((one) => one.trim()).filter(Boolean)) {
    const key = tag.toLocaleLowerCase();
    if (!known.has(key)) known.set(key, tag);
  }
  return [...known.values()];
}

export function TagsField({ label, value, onChange, error, labelled = false }: TagsProps) {
  const t = useText(clientTexts);
  const [typed, setTyped] = useState('');
  const { data } = useEngine('tags.list', { text: typed.slice(0, 50), limit: 20 }, { keep: true });
  const counts = new Map(data?.map(({ name, count, exact }) => [name, exact ? String(count) : `${count}+`]));
  return (
    <TagsInput
      {...(labelled ? { label } : { 'aria-label': label })}
      placeholder={t('addTag')}
      data={[...counts.keys()]}
      maxTags={50}
      maxLength={50}
      acceptValueOnBlur
      error={error}
      value={[...value]}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(tags) => onChange(once(tags))}
      renderOption={({ option }) => (
        <span className="k-row" style={{ width: '100%' }}>
          <span className="k-grow">{option.value}</span>
          <span className="k-dim">{counts.get(option.value)}</span>
        </span>
      )}
    />
  );
}

interface TagsFactProps {
  readonly value: readonly string[];
  readonly readOnly: boolean;
  readonly save: (tags: string[]) => Promise<string | null>;
}

export function TagsFact({ value, readOnly, save }: TagsFactProps) {
  const t = useText(clientTexts);
  return (
    <InlineField<readonly string[]>
      label={t('tags')}
      value={value}
      shown={
        value.length === 0 ? (
          ''
        ) : (
          <span className="k-tags">
            {value.map((tag) => (
              <span className="k-tag" key={tag}>
                {tag}
              </span>
            ))}
          </span>
        )
      }
      readOnly={readOnly}
      save={(tags) => save([...tags])}
      edit={({ value: tags, set, error }) => (
        <TagsField label={t('tags')} value={tags} onChange={(next) => set(next)} error={error} />
      )}
    />
  );
}
