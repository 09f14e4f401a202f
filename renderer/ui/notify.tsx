/** Short messages about what happened elsewhere, with Undo where there is one. Errors of a field stand beside it instead. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';

export interface Notice {
  readonly kind: 'done' | 'fact' | 'problem';
  readonly title?: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** It stays until it is closed. */
  readonly stays?: boolean;
}

const looks = {
  done: { color: 'teal', icon: <IconCheck size={16} /> },
  fact: { color: 'gray', icon: <IconInfoCircle size={16} /> },
  problem: { color: 'red', icon: <IconAlertTriangle size={16} /> },
} as const;

const idOf = (title: string | undefined, text: string) => `${title ?? ''} ${text}`;

/** Shows it for 6 seconds (with an action or a problem: 12; what stays, until it is closed); the same text is shown once. */
export function notify({ kind, title, text, action, stays = false }: Notice): void {
  const id = idOf(title, text);
  notifications.hide(id);
  notifications.show({
    id,
    ...looks[kind],
    title,
    autoClose: stays ? false : action || kind === 'problem' ? 12_000 : 6_000,
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
