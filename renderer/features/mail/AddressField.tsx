/** E-mail addresses: typed, pasted many at once, or taken from those that the client has. */
import { TagsInput } from '@mantine/core';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';

interface AddressFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: readonly string[];
  readonly onChange: (addresses: string[]) => void;
  readonly suggestions: readonly { readonly address: string; readonly name: string }[];
  readonly error: string | undefined;
  readonly focused?: boolean;
}

export function AddressField({ label, hint, value, onChange, suggestions, error, focused }: AddressFieldProps) {
  const t = useText(mailTexts);
  const names = new Map(suggestions.map(({ address, name }) => [address, name]));
  return (
    <TagsInput
      size="xs"
      label={label}
      description={hint}
      placeholder={value.length === 0 ? t('addressHint') : ''}
      data={[...names.keys()]}
      splitChars={[',', ';', ' ']}
      maxTags={50}
      maxLength={254}
      acceptValueOnBlur
      value={[...value]}
      onChange={onChange}
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
