/** What a page of the program is, and what it may know of the tab that it stands in. */
import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentType, createContext, type ReactNode, useCallback, useContext, useEffect } from 'react';
import type { Right } from '../../preload/contract/channel.ts';
import type { Language } from '../../preload/contract/values.ts';
import { KeysScope } from '../ui/keys.tsx';
import { TypedFormsContext } from '../ui/typed-forms.ts';
import { markUnsaved, type OpenTab, type PageParams, renamePage } from './tabs.ts';

export interface PageKind {
  readonly icon: TablerIcon;
  /** The title until the page gives itself another. */
  readonly title: (language: Language) => string;
  readonly component: ComponentType<{ readonly params: PageParams }>;
  /** Who may open it; left out: every user. */
  readonly right?: Right;
}

const TabContext = createContext<OpenTab | null>(null);

/** The tab around a page; keys below it are answered only while it is on the screen. */
export function TabScope({ tab, active, children }: { tab: OpenTab; active: boolean; children: ReactNode }) {
  return (
    <TabContext value={tab}>
      <KeysScope active={active}>{children}</KeysScope>
    </TabContext>
  );
}

/** The tab that this page stands in. Only inside of a page. */
export function useTab(): OpenTab {
  const tab = useContext(TabContext);
  if (!tab) throw new Error('useTab stands outside of a page.');
  return tab;
}

/** Gives the tab the name of what is in it, and the dot while something is not saved. */
export function useTabState(title: string | undefined, unsaved = false): void {
  const { key } = useTab();
  useEffect(() => {
    if (title) renamePage(key, title);
  }, [key, title]);
  useUnsaved('page', unsaved);
}

/** Gives the tab the dot while something is not saved in this form of the page; there may be several. */
export function useUnsaved(form: string, unsaved: boolean): void {
  const { key } = useTab();
  useEffect(() => {
    markUnsaved(key, unsaved, form);
  }, [key, unsaved, form]);
}

/** Around small forms of a page that would be lost with what is shown there: what is typed into them gives the tab its dot. */
export function UnsavedForms({ children }: { children: ReactNode }) {
  const { key } = useTab();
  const tell = useCallback((form: string, isTyped: boolean) => markUnsaved(key, isTyped, form), [key]);
  return <TypedFormsContext value={tell}>{children}</TypedFormsContext>;
}
