/** The open pages as tabs: click shows, middle click or × closes, a dot marks what is not saved. */
import { IconX, type TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useFormat, useText } from './language.tsx';

export interface TabItem {
  readonly key: string;
  readonly title: string;
  readonly icon: TablerIcon;
  readonly unsaved: boolean;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly active: string | null;
  readonly show: (key: string) => void;
  readonly close: (key: string) => void;
}

export function Tabs({ label, tabs, active, show, close }: TabsProps) {
  const t = useText(controlTexts);
  const format = useFormat();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current
      ?.querySelector(`[data-key="${CSS.escape(active ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  return (
    <div className="k-tabs" role="tablist" aria-label={label} ref={bar}>
      {tabs.map(({ key, title, icon: Icon, unsaved }) => (
        <div className="k-tab" key={key} data-key={key} data-active={key === active}>
          <button
            type="button"
            onMouseDown={(event) => event.button === 1 && event.preventDefault()}
            onAuxClick={(event) => event.button === 1 && close(key)}
            className="k-tab-name"
            role="tab"
            aria-selected={key === active}
            title={title}
            onClick={() => show(key)}
          >
            <Icon size={15} stroke={1.75} />
            <span>{title}</span>
            {unsaved ? <i className="k-tab-dot" role="img" aria-label={t('notSaved')} title={t('notSaved')} /> : null}
          </button>
          <button
            type="button"
            onMouseDown={(event) => event.button === 1 && event.preventDefault()}
            onAuxClick={(event) => event.button === 1 && close(key)}
            className="k-tab-close"
            tabIndex={-1}
            aria-label={`${t('closeTab')}${format.colon} ${title}`}
            title={`${t('closeTab')} (Ctrl+W)`}
            onClick={() => close(key)}
          >
            <IconX size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
