/** The open pages as tabs: click shows, middle click or × closes, a dot marks what is not saved. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown, IconX, type TablerIcon } from '@tabler/icons-react';
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

/** From so many on they may not all be read in a narrow window: a menu names them. */
const many = 8;

/** The number at the end of a title stays in view where the words before it do not. */
function TabTitle({ title }: { title: string }) {
  const [, words = title, number = ''] = /^(.*\S)(\s+\S*\d\S*)$/u.exec(title) ?? [];
  if (number === '') return <span>{title}</span>;
  return (
    <>
      <span className="k-tab-words">{words}</span>
      <span className="k-tab-number">
        <bdi dir="ltr">{number.trim()}</bdi>
      </span>
    </>
  );
}

export function Tabs({ label, tabs, active, show, close }: TabsProps) {
  const t = useText(controlTexts);
  const format = useFormat();
  const bar = useRef<HTMLDivElement>(null);
  const shown = tabs.find(({ key }) => key === active)?.title;
  // A page that has just given itself a longer name is brought into view again, its cross included.
  useEffect(() => {
    if (shown === undefined) return;
    bar.current
      ?.querySelector(`[data-key="${CSS.escape(active ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, shown]);
  return (
    <div className="k-tabs-bar">
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
              <TabTitle title={title} />
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
      {tabs.length < many ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" className="k-tabs-all" aria-label={t('allTabs')} title={t('allTabs')}>
              <IconChevronDown size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className="k-tabs-list">
            {tabs.map(({ key, title, icon: Icon, unsaved }) => (
              <Menu.Item
                key={key}
                leftSection={<Icon size={15} stroke={1.75} />}
                rightSection={unsaved ? <i className="k-tab-dot" role="img" aria-label={t('notSaved')} /> : null}
                aria-current={key === active ? 'page' : undefined}
                onClick={() => show(key)}
              >
                {title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
