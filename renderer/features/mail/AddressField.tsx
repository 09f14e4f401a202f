/** E-mail addresses: typed, pasted many at once, or taken from those that the client has. */
import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
import { addressesIn, isEnded } from './addresses-in-text.ts';

interface AddressFieldProps {
  readonly label: string;
  /** Empty: none. */
  readonly hint?: string;
  readonly value: readonly string[];
  readonly onChange: (addresses: string[]) => void;
  readonly suggestions: readonly { readonly address: string; readonly name: string }[];
  readonly error: string | undefined;
  readonly focused?: boolean;
}

export function AddressField({ label, hint = '', value, onChange, suggestions, error, focused }: AddressFieldProps) {
  const t = useText(mailTexts);
  const [typed, setTyped] = useState('');
  // Not before somebody asks for it by typing or by an arrow key: it lies over what stands below.
  const [isOpen, setOpen] = useState(false);
  const names = new Map(suggestions.map(({ address, name }) => [address, name]));
  const wanted = typed.trim().toLowerCase();
  const offered = suggestions.filter(
    ({ address, name }) => !value.includes(address) && `${address} ${name}`.toLowerCase().includes(wanted),
  );
  return (
    <TagsInput
      size="xs"
      label={label}
      {...(hint !== '' && { description: hint })}
      placeholder={value.length === 0 ? t('addressHint') : ''}
      data={offered.map(({ address }) => address)}
      filter={({ options }) => options}
      splitChars={[]}
      maxTags={50}
      acceptValueOnBlur
      openOnFocus={false}
      dropdownOpened={isOpen && offered.length > 0}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      searchValue={typed}
      onSearchChange={(text) => {
        const ended = isEnded(text);
        if (ended) onChange(addressesIn([...value, text].join('\n')));
        setTyped(ended ? '' : text.trimStart());
        setOpen(!ended && text.trim() !== '');
      }}
      value={[...value]}
      onChange={(tags) => onChange(addressesIn(tags.join('\n')))}
      error={error}
      {...(focused && { 'data-autofocus': true })}
      renderOption={({ option }) => (
        <span>
          {option.value} <span className="k-dim">{names.get(option.value)}</span>
        </span>
      )}
    />
  );
}
