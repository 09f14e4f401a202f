/** Short messages about what happened elsewhere, with Undo where there is one. Errors of a field stand beside it instead. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';

export interface Notice {
  readonly kind: 'done' | 'fact' | 'problem';
  readonly title?: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const looks = {
  done: { color: 'teal', icon: <IconCheck size={16} /> },
  fact: { color: 'gray', icon: <IconInfoCircle size={16} /> },
  problem: { color: 'red', icon: <IconAlertTriangle size={16} /> },
} as const;

const idOf = (title: string | undefined, text: string) => `${title ?? ''} ${text}`;

/** Shows it for 6 seconds (with an action or a problem: 12); the same text is shown once. */
export function notify({ kind, title, text, action }: Notice): void {
  const id = idOf(title, text);
  notifications.hide(id);
  notifications.show({
    id,
    ...looks[kind],
    title,
    autoClose: action || kind === 'problem' ? 12_000 : 6_000,
    message: action ? (
      <div className="k-row">
        <span className="k-grow">{text}</span>
        <Button
          size="compact-xs"
          onClick={() => {
            notifications.hide(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      </div>
    ) : (
      text
    ),
  });
}

/** Takes it away before its time: what it offers is done already. */
export function takeAway({ title, text }: Pick<Notice, 'title' | 'text'>): void {
  notifications.hide(idOf(title, text));
}

/** Of this height is what several messages take at the foot of the screen, in pixels. */
const noticesHeight = 180;

/** Keeps messages away from where the keyboard is: they go up when it comes down to them. To be called once. */
export function keepNoticesAway(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest('.mantine-Notifications-root')) return;
    const isLow = target.getBoundingClientRect().bottom > window.innerHeight - noticesHeight;
    document.documentElement.dataset.notices = isLow ? 'high' : 'low';
  });
}
