/** The checklist of an activity: lines to tick, and a field for another one. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import type { ActivityTyping } from './typing.ts';

type Items = ActivityTyping['items'];

interface ChecklistProps {
  readonly items: Items;
  readonly readOnly: boolean;
  readonly change: (items: Items) => void;
}

const mostLines = 100;

export function Checklist({ items, readOnly, change }: ChecklistProps) {
  const t = useText(activityTexts);
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    change([...items, { text: text.trim(), done: false }]);
    setText('');
  };
  if (readOnly && items.length === 0) return null;
  return (
    <fieldset className="k-activity-all k-checklist">
      <legend>{t('items')}</legend>
      {items.map((item, place) => (
        <div className="k-row" key={keyOf(items, place)}>
          <Checkbox
            className="k-grow"
            label={item.text}
            checked={item.done}
            disabled={readOnly}
            onChange={(event) => {
              const done = event.currentTarget.checked;
              change(items.map((one, at) => (at === place ? { ...one, done } : one)));
            }}
          />
          {readOnly ? null : (
            <button
              type="button"
              className="k-icon-button"
              aria-label={t('removeItem', { text: item.text })}
              onClick={() => change(items.filter((_, at) => at !== place))}
            >
              <IconX size={14} />
            </button>
          )}
        </div>
      ))}
      {readOnly || items.length >= mostLines ? null : (
        <div className="k-row">
          <TextInput
            className="k-grow"
            aria-label={t('newItem')}
            placeholder={t('newItem')}
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || text.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
          <Button disabled={text.trim() === ''} onClick={add}>
            {t('addItem')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What a line says; of several that say the same also which of them it is. */
function keyOf(items: Items, place: number): string {
  const text = items[place]?.text ?? '';
  return `${text} ${items.slice(0, place).filter((one) => one.text === text).length}`;
}
