/** What the page remembers of its screens for the signed-in user, beyond a restart: open pages, columns, widths. */
import { create } from 'zustand';
import type { Input, Output } from '../../preload/contract/index.ts';
import { call } from './border.ts';

type Screen = Output<'preferences.get'>['screen'];
type Remembered = Screen[string];

const useScreen = create<{ readonly screen: Screen }>()(() => ({ screen: {} }));

let changed: Record<string, Remembered> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** Hands over to the engine what it has not got yet: before the page leaves its user or its office. */
export async function handOverMemory(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  if (Object.keys(changed).length === 0) return;
  const screen = changed;
  changed = {};
  const change: Input<'preferences.change'> = { screen };
  await call('preferences.change', change);
}

// A page that is hidden may never be shown again: what it was told last goes out before it is closed.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void handOverMemory();
});
window.addEventListener('pagehide', () => void handOverMemory());

/** Takes over what the engine has kept, and nothing of what was there before. Called when a user has signed in. */
export function takeOverMemory(screen: Screen): void {
  changed = {};
  useScreen.setState({ screen });
}

/** What is remembered under a key, or undefined. */
export function recall(key: string): Remembered | undefined {
  return useScreen.getState().screen[key];
}

/** Remembers a value; the engine gets it a moment later, together with others. */
export function remember(key: string, value: Remembered): void {
  const { screen } = useScreen.getState();
  if (JSON.stringify(screen[key]) === JSON.stringify(value)) return;
  useScreen.setState({ screen: { ...screen, [key]: value } });
  changed[key] = value;
  if (timer === undefined) timer = setTimeout(() => void handOverMemory(), 700);
}
