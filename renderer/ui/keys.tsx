/** One place for the keyboard: whatever is on the screen says which keys it answers; the latest one that does gets them. */
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { create } from 'zustand';

export interface Key {
  /** `ctrl+s`, `alt+1`, `f2`, `escape`, `/`: letters in lower case, `ctrl` stands for ⌘ on a Mac too. */
  readonly press: string;
  /** What it does, for the list of keys (F1); a key without a label is not listed. */
  readonly label?: string;
  /** Does it; `false` hands the key on to whoever registered before. */
  readonly run: (event: KeyboardEvent) => unknown;
}

interface Holder {
  readonly everywhere: boolean;
  readonly keys: () => readonly Key[];
}

const useHolders = create<{ readonly holders: readonly Holder[] }>()(() => ({ holders: [] }));

const KeysContext = createContext({ active: true });

/** Keys that are registered below it are answered only while `active`: pages in the background keep silent. */
export function KeysScope({ active, children }: { active: boolean; children: ReactNode }) {
  return <KeysContext value={{ active }}>{children}</KeysContext>;
}

/** Whether the page that this stands on is the one on the screen. */
export function useOnScreen(): boolean {
  return useContext(KeysContext).active;
}

/** Answers these keys while the component is on the screen. `everywhere`: listed under "Everywhere" and asked last. */
export function useKeys(keys: readonly Key[], { everywhere = false, enabled = true } = {}): void {
  const { active } = useContext(KeysContext);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!active || !enabled) return;
    const holder: Holder = { everywhere, keys: () => latest.current };
    useHolders.setState(({ holders }) => ({ holders: [...holders, holder] }));
    return () => useHolders.setState(({ holders }) => ({ holders: holders.filter((other) => other !== holder) }));
  }, [active, enabled, everywhere]);
}

/** The keys that are answered at this moment, for the list of keys. */
export function useKeysNow(): { readonly here: readonly Key[]; readonly everywhere: readonly Key[] } {
  const holders = useHolders((state) => state.holders);
  const of = (everywhere: boolean) =>
    holders.filter((holder) => holder.everywhere === everywhere).flatMap((holder) => holder.keys());
  return { here: of(false), everywhere: of(true) };
}

/** The name of what was pressed. Letters go by their place where the keyboard is not Latin, so Ctrl+K works on a Russian one; signs stand where a keyboard has them, on a French one at digits. */
export function pressed(event: KeyboardEvent): string {
  const latin = /^[a-z0-9/+-]$/i.test(event.key);
  const byPlace = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  const digit = /^Digit\d$/.test(event.code) && event.altKey;
  const name = digit && byPlace ? byPlace : latin ? event.key : (byPlace ?? event.key);
  const marks = [
    (event.ctrlKey || event.metaKey) && 'ctrl',
    event.altKey && 'alt',
    event.shiftKey && name !== '/' && 'shift',
  ].filter(Boolean);
  return [...marks, name.toLowerCase()].join('+');
}

/** Whether keys without Ctrl or Alt belong to what has the focus, because one types there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}

/** Whether nothing that is on the screen has the keyboard; what had it may just have been hidden with its page. */
export function keyboardIsFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement?.matches('.k-page-layer') || !activeElement?.checkVisibility();
}

/** What the key was pressed in front of: by the time that the page is asked, a dialog may have closed itself by it. */
let before: 'page' | 'dialog' | 'popup' = 'page';

function lookBefore({ target }: KeyboardEvent): void {
  const popup = target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;
  before = document.querySelector('[role=dialog][aria-modal=true]') ? 'dialog' : popup ? 'popup' : 'page';
}

function answer(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = pressed(event);
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !/^f\d+$/.test(name);
  if (bare && name !== 'escape' && isTyping(event.target)) return;
  if (before === 'popup' && name === 'escape') return;
  if (before === 'dialog') {
    // A dialog is open: the page behind it must not answer, and the browser must not print or save it.
    if (/^ctrl\+[sfpn]$/.test(name)) event.preventDefault();
    return;
  }
  const { holders } = useHolders.getState();
  const order = [...holders.filter((holder) => !holder.everywhere).reverse(), ...holders.filter((h) => h.everywhere)];
  for (const holder of order) {
    for (const key of holder.keys()) {
      if (key.press === name && key.run(event) !== false) {
        event.preventDefault();
        return;
      }
    }
  }
}

/** A tooltip keeps Escape to itself when it goes; nobody has asked for it, so the page answers as well. */
function answerBesideTooltip(event: KeyboardEvent): void {
  const others = '[role=dialog], [role=menu], [role=listbox]';
  if (event.key === 'Escape' && document.querySelector('[role=tooltip]') && !document.querySelector(others))
    answer(event);
}

/** Listens to the keyboard of the whole page. Called once; the function that it returns ends it. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', lookBefore, true);
  document.addEventListener('keydown', answerBesideTooltip);
  window.addEventListener('keydown', answer);
  return () => {
    window.removeEventListener('keydown', lookBefore, true);
    document.removeEventListener('keydown', answerBesideTooltip);
    window.removeEventListener('keydown', answer);
  };
}

/** A key as it stands on a keyboard: `Ctrl+Shift+Tab`. */
export function keyName(press: string): string {
  const names: Readonly<Record<string, string>> = { escape: 'Esc', pageup: 'PgUp', pagedown: 'PgDn', ' ': 'Space' };
  return press
    .split('+')
    .map((part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join('+');
}
