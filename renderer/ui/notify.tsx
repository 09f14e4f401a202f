/** Short messages about what happened elsewhere, with Undo where there is one. Errors of a field stand beside it instead. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { canUndo } from './undoing.ts';

export interface Notice {
  readonly kind: 'done' | 'fact' | 'problem';
  readonly title?: string;
  readonly text: string;
  /** Takes back what is told. Ctrl+Z does it too, on the page where it was done: the one on the screen, unless another is named. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly page?: string };
  /** Does something else than that, or takes back what the page has a Ctrl+Z of its own for. */
  readonly button?: { readonly label: string; readonly run: () => void };
  /** It stays until it is closed. */
  readonly stays?: boolean;
}

const looks = {
  done: { color: 'teal', icon: <IconCheck size={16} /> },
  fact: { color: 'gray', icon: <IconInfoCircle size={16} /> },
  problem: { color: 'red', icon: <IconAlertTriangle size={16} /> },
} as const;

/** What stands on the screen, by its id. */
const standing = new Map<string, Notice>();

const idOf = (title: string | undefined, text: string) => `${title ?? ''} ${text}`;

/** Shows it for 6 seconds (with an action or a problem: 12; what stays, until it is closed); the same text is shown once. */
export function notify(notice: Notice): void {
  const { kind, title, text, action, stays = false } = notice;
  const id = idOf(title, text);
  const isStanding = () => standing.get(id) === notice;
  const hide = () => isStanding() && notifications.hide(id);
  const undo =
    action &&
    canUndo(() => {
      hide();
      action.run();
    }, action.page);
  const other = notice.button;
  const button = action
    ? { label: action.label, press: undo }
    : other && {
        label: other.label,
        press: () => {
          hide();
          other.run();
        },
      };
  notifications.hide(id);
  standing.set(id, notice);
  notifications.show({
    id,
    ...looks[kind],
    title,
    autoClose: stays ? false : button || kind === 'problem' ? 12_000 : 6_000,
    onClose: () => {
      if (isStanding()) standing.delete(id);
    },
    message: button ? (
      <div className="k-row">
        <span className="k-grow">{text}</span>
        <Button size="compact-xs" onClick={button.press}>
          {button.label}
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
