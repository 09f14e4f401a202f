/** Open pages survive a restart: they are kept for the user, and opened again where their kind still exists. */
import { useEffect, useRef } from 'react';
import { recall, remember } from './memory.ts';
import { pages } from './pages.tsx';
import { openPage, type PageParams, tabKey, useTabs } from './tabs.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function restore(): void {
  const kept = recall('frame.tabs');
  if (!isObject(kept) || !Array.isArray(kept.tabs)) return;
  const tabs = kept.tabs.flatMap((tab: unknown) => {
    if (!isObject(tab) || typeof tab.kind !== 'string' || !pages[tab.kind] || !isObject(tab.params)) return [];
    // What was remembered came from this page; a parameter that is none of these types is not handed on.
    const params = Object.fromEntries(
      Object.entries(tab.params).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
    ) as PageParams;
    const title = typeof tab.title === 'string' ? tab.title : null;
    return [{ key: tabKey(tab.kind, params), kind: tab.kind, params, title }];
  });
  const active = tabs.find(({ key }) => key === kept.active)?.key ?? tabs[0]?.key ?? null;
  useTabs.setState({ tabs, active, recent: active ? [active] : [], unsaved: new Map(), closing: null });
}

/** `first`: the kind that is opened where nothing was. */
export function useRememberedTabs(first: string | undefined): void {
  const { tabs, active } = useTabs();
  const restored = useRef(false);
  useEffect(() => {
    if (!restored.current) {
      restored.current = true;
      restore();
      if (useTabs.getState().tabs.length === 0 && first) openPage(first);
      return;
    }
    // What is being made new is not in the database yet, so it is nothing to come back to.
    const kept = tabs.filter(({ kind }) => !kind.startsWith('new-'));
    remember('frame.tabs', { active, tabs: kept.map(({ kind, params, title }) => ({ kind, params, title })) });
  }, [tabs, active, first]);
}
