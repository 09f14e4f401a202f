/** The bar over a list: search, filters, and what is filtered by as sentences. */
import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

export interface FilterChip {
  readonly key: string;
  /** Reads as a sentence: "State is active". */
  readonly label: string;
  readonly remove: () => void;
  /** Opens it for another value, beside the chip. */
  readonly edit?: (at: Element) => void;
}

interface ListBarProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Enter or an arrow: on to the rows. */
  readonly take: () => void;
  readonly chips: readonly FilterChip[];
  readonly clear: () => void;
  /** Asks for a filter, beside the button. */
  readonly filter: (at: Element) => void;
  readonly filters: ReactNode;
  /** At the right: what the list looks like. */
  readonly children: ReactNode;
}

export function ListBar({ search, typed, type, take, chips, clear, filter, filters, children }: ListBarProps) {
  const t = useText(controlTexts);
  return (
    <div className="k-list-bar">
      <div className="k-list-asked">
        <TextInput
          ref={search}
          w={220}
          leftSection={<IconSearch size={15} />}
          rightSection={typed ? <CloseButton size="xs" aria-label={t('clear')} onClick={() => type('')} /> : null}
          aria-label={t('filter')}
          placeholder={`${t('filter')}  /`}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              take();
            } else if (event.key === 'Escape' && typed) {
              event.stopPropagation();
              type('');
            }
          }}
        />
        <Button
          className="k-list-filter"
          variant="subtle"
          color="gray"
          leftSection={<IconFilter size={15} />}
          onClick={(event) => filter(event.currentTarget)}
        >
          {t('filterButton')}
        </Button>
        {filters}
        {chips.map(({ key, label, remove, edit }) => (
          <span className="k-chip" key={key}>
            {edit ? (
              <button type="button" className="k-chip-text" onClick={(event) => edit(event.currentTarget)}>
                {label}
              </button>
            ) : (
              label
            )}
            <button type="button" aria-label={t('removeFilter', { name: label })} onClick={remove}>
              <IconX size={13} />
            </button>
          </span>
        ))}
        {chips.length > 1 ? (
          <button type="button" className="k-link" onClick={clear}>
            {t('clearFilter')}
          </button>
        ) : null}
      </div>
      {children}
    </div>
  );
}
