/** The window: navigation at the left, header, open pages as tabs, the page, the status bar. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronsLeft, IconChevronsRight, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';
import './frame.css';
import './overlays.css';

export interface NavigationItem {
  readonly kind: string;
  readonly label: string;
  readonly icon: TablerIcon;
  readonly current: boolean;
  readonly open: () => void;
}

interface FrameProps {
  readonly navigation: ReactNode;
  readonly head: ReactNode;
  readonly tabs: ReactNode;
  /** A line above the page that covers nothing of it; empty: none. */
  readonly notice: ReactNode;
  readonly status: ReactNode;
  readonly children: ReactNode;
}

/** Only the places of the parts. */
export function Frame({ navigation, head, tabs, notice, status, children }: FrameProps) {
  return (
    <div className="k-frame">
      {navigation}
      <header className="k-head">{head}</header>
      {tabs}
      <div className="k-notice">{notice}</div>
      <main className="k-page">{children}</main>
      {status}
    </div>
  );
}

interface NavigationProps {
  readonly label: string;
  readonly items: readonly NavigationItem[];
  readonly narrow: boolean;
  readonly setNarrow: (narrow: boolean) => void;
}

/** Navigation with icons and names, or icons only with their names as tooltips. */
export function Navigation({ label, items, narrow, setNarrow }: NavigationProps) {
  const t = useText(controlTexts);
  const fold = narrow ? t('expand') : t('collapse');
  return (
    <nav className="k-nav" data-narrow={narrow} aria-label={label}>
      <div className="k-nav-name">{narrow ? 'K' : 'Kontor'}</div>
      {items.map(({ kind, label: name, icon: Icon, current, open }, place) => (
        <Tooltip key={kind} label={`${name} (Alt+${place + 1})`} position="right" disabled={!narrow}>
          <button type="button" className="k-nav-item" aria-current={current ? 'page' : undefined} onClick={open}>
            <Icon size={17} stroke={1.75} />
            {narrow ? null : name}
          </button>
        </Tooltip>
      ))}
      <div className="k-grow" />
      <Tooltip label={fold} position="right">
        <UnstyledButton className="k-nav-item" aria-label={fold} onClick={() => setNarrow(!narrow)}>
          {narrow ? <IconChevronsRight size={17} /> : <IconChevronsLeft size={17} />}
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}
