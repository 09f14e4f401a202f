/** Which columns of a list are shown: a tick for each, with a search over their names. */
import { ActionIcon, Button, Checkbox, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';
import type { ListLayout } from './list-layout.ts';

interface ColumnsMenuProps {
  readonly columns: readonly { readonly name: string; readonly title: string }[];
  readonly layout: ListLayout;
  /** Null: as at the beginning. */
  readonly changed: (layout: ListLayout | null) => void;
}

/** The first column always stays. A column that is ticked comes last; it is dragged from there. */
export function ColumnsMenu({ columns, layout, changed }: ColumnsMenuProps) {
  const t = useText(controlTexts);
  const [typed, setTyped] = useState('');
  const shown = new Set(layout.map(({ name }) => name));
  const offered = columns
    .slice(1)
    .filter(({ title }) => title.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  return (
    <Popover position="bottom-end" trapFocus returnFocus onClose={() => setTyped('')}>
      <Popover.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="k-columns-menu">
          <TextInput
            aria-label={t('findColumn')}
            placeholder={t('findColumn')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className="k-columns-list">
            {offered.map(({ name, title }) => (
              <Checkbox
                key={name}
                label={title}
                checked={shown.has(name)}
                onChange={(event) =>
                  changed(
                    event.currentTarget.checked
                      ? [...layout, { name, width: null }]
                      : layout.filter((column) => column.name !== name),
                  )
                }
              />
            ))}
            {offered.length === 0 ? <p className="k-dim">{t('nothingFound')}</p> : null}
          </div>
          <Button variant="subtle" onClick={() => changed(null)}>
            {t('resetColumns')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
