/** Ctrl+K: finds records while one types, and does what can be done from anywhere. It knows neither: both are handed in. */
import { Modal, TextInput } from '@mantine/core';
import { IconSearch, type TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

export interface Hit {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: TablerIcon;
  readonly run: () => void;
}

interface CommandPaletteProps {
  readonly open: boolean;
  readonly close: () => void;
  /** What can be done or gone to; shown where its title contains what is typed. */
  readonly actions: readonly Hit[];
  readonly search: (text: string) => Promise<readonly Hit[]>;
}

const most = 12;

function Palette({ close, actions, search }: Omit<CommandPaletteProps, 'open'>) {
  const t = useText(controlTexts);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Hit[]>([]);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    if (text.trim() === '') {
      setFound([]);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const hits = await latest.current(text.trim());
      if (!current) return;
      setFound(hits.slice(0, most));
      setChosen(0);
    }, 60);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const wanted = text.trim().toLocaleLowerCase();
  const hits = [...found, ...actions.filter((hit) => hit.title.toLocaleLowerCase().includes(wanted))];
  const choose = (place: number) => {
    const next = Math.max(0, Math.min(hits.length - 1, place));
    setChosen(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const run = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    hit.run();
  };
  return (
    <>
      <TextInput
        variant="unstyled"
        size="md"
        px={12}
        leftSection={<IconSearch size={17} />}
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') choose(chosen + 1);
          else if (event.key === 'ArrowUp') choose(chosen - 1);
          else if (event.key === 'Enter') run(hits[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <div
        ref={list}
        style={{ borderTop: '1px solid var(--k-line)', maxHeight: '50vh', overflow: 'auto', padding: '4px 0' }}
      >
        {hits.map((hit, place) => (
          <button
            type="button"
            key={hit.key}
            className="k-hit"
            data-chosen={place === chosen}
            tabIndex={-1}
            onMouseMove={() => setChosen(place)}
            onClick={() => run(hit)}
          >
            <hit.icon size={16} />
            <span className="k-hit-title">{hit.title}</span>
            <span className="k-hit-detail">{hit.detail}</span>
          </button>
        ))}
        {hits.length === 0 ? <div className="k-hit k-dim">{t('nothingFound')}</div> : null}
      </div>
    </>
  );
}

export function CommandPalette({ open, close, actions, search }: CommandPaletteProps) {
  return (
    <Modal opened={open} onClose={close} withCloseButton={false} size={620} padding={0} centered={false} yOffset="10vh">
      <Palette close={close} actions={actions} search={search} />
    </Modal>
  );
}
