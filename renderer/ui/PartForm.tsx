/** The small form of a fact or a setting that has several parts, with its own buttons. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';
import { useTyped } from './typed-forms.ts';

interface PartFormProps {
  /** Until it has come to its end it is not begun again. */
  readonly save: () => unknown;
  readonly cancel: () => void;
  readonly error: string | undefined;
  /** Enter in a field saves, as in a dialog; Ctrl+Enter does so anyway. */
  readonly enterSaves?: boolean;
  /** Something is changed that was not typed: the order of rows, a row that was removed. */
  readonly isChanged?: boolean;
  readonly children: ReactNode;
}

export function PartForm({ save, cancel, error, enterSaves = false, isChanged = false, children }: PartFormProps) {
  const t = useText(controlTexts);
  const box = useRef<HTMLDivElement>(null);
  const typed = useTyped(isChanged);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await save();
    setBusy(false);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || busy) return;
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (!event.ctrlKey && !event.metaKey && !(enterSaves && isField)) return;
    event.preventDefault();
    event.stopPropagation();
    void run();
  });
  useEffect(() => {
    const here = box.current;
    const listen = (event: KeyboardEvent) => onKey(event);
    here?.addEventListener('keydown', listen);
    return () => here?.removeEventListener('keydown', listen);
  }, []);
  // Only dialogs look for the mark by themselves.
  useEffect(() => {
    if (!box.current?.contains(document.activeElement))
      box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  return (
    <div className="k-form-box" ref={box} {...typed}>
      {children}
      {error ? (
        <div className="k-red" role="alert">
          {error}
        </div>
      ) : null}
      <div className="k-row">
        <Button variant="filled" loading={busy} onClick={() => void run()}>
          {t('save')}
        </Button>
        <Button onClick={cancel}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
