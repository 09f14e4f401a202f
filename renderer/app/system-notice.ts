/** Notices that the system shows outside of the window, where it was allowed to. */

interface SystemNotice {
  readonly title: string;
  readonly body: string;
  /** One that has the same takes the place of the one before. */
  readonly tag?: string | undefined;
  /** When it is clicked; the window comes to the front by itself. */
  readonly open?: (() => void) | undefined;
}

/** Shows it; nothing where notices were not allowed. */
export function showBySystem({ title, body, tag, open }: SystemNotice): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, ...(tag !== undefined && { tag }) });
  shown.onclick = () => {
    window.focus();
    open?.();
  };
}
