/** A record that one page asks another to make comes back to the page that asked. */
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { openPage, useTabs } from './tabs.ts';

interface Made {
  readonly id: number;
  readonly name: string;
}

const useMade = create<Readonly<Record<string, Made>>>()(() => ({}));

/** Shows the page that asked, by the key of its tab, and hands the record to it. False where that page was closed. */
export function giveBack(asker: string, made: Made): boolean {
  const tab = useTabs.getState().tabs.find(({ key }) => key === asker);
  if (!tab) return false;
  useMade.setState({ [asker]: made });
  openPage(tab.kind, tab.params, tab.title);
  return true;
}

/** Calls back once for each record that was made for the page in this tab. */
export function useMadeFor(asker: string, take: (made: Made) => void): void {
  const made = useMade((all) => all[asker]);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!made) return;
    const { [asker]: _, ...others } = useMade.getState();
    useMade.setState(others, true);
    latest.current(made);
  }, [asker, made]);
}
