/** The lock over the page: nothing of it can be read or reached until the password is given, and nothing of it is lost. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { queryClient, useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { peopleTexts } from '../../text/people.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import './people.css';

/** Everything else on the screen, dialogs included, cannot be reached while this is there. */
export function useEverythingElseInert(box: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const others = [...document.body.children].filter(
      (element) => element !== box.current && !element.contains(box.current),
    );
    const before = others.map((element) => element.hasAttribute('inert'));
    const comeBack = placeOf(document.activeElement);
    for (const element of others) element.setAttribute('inert', '');
    return () => {
      others.forEach((element, at) => {
        if (!before[at]) element.removeAttribute('inert');
      });
      comeBack();
    };
  }, [box]);
}

/** Where somebody is typing; what it answers leads him back there, to the very letter, although fields select their text when they are entered. */
function placeOf(element: Element | null): () => void {
  const isText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const [from, to] = isText ? [element.selectionStart, element.selectionEnd] : [null, null];
  return () => {
    if (element instanceof HTMLElement) element.focus();
    if (isText && from !== null && to !== null) element.setSelectionRange(from, to);
  };
}

export function LockScreen() {
  const t = useText(peopleTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const unlock = useCommand('sessions.unlock');
  const signOut = useCommand('sessions.signOut');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEverythingElseInert(box);
  useEffect(() => field.current?.focus(), []);
  const submit = async () => {
    const reply = await unlock.run({ password });
    if (!reply.ok) {
      setPassword('');
      setProblem(textOf(reply));
      return;
    }
    enter(reply.value);
    // Nothing was told meanwhile.
    void queryClient.invalidateQueries();
  };
  return createPortal(
    <div ref={box} className="k-lock" role="dialog" aria-modal="true" aria-label={t('locked')}>
      <form
        className="k-alone-box k-stack"
        style={{ maxWidth: 360 }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1 style={{ fontSize: 20 }} className="k-row">
          <IconLock size={20} />
          {t('locked')}
        </h1>
        <div>{state.user?.name}</div>
        <div className="k-dim">{t('lockedText')}</div>
        <PasswordField
          ref={field}
          label={t('password')}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          error={problem}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Button type="submit" variant="filled" loading={unlock.busy}>
          {t('unlock')}
        </Button>
        <Button
          variant="subtle"
          onClick={async () => {
            const reply = await signOut.run({});
            if (reply.ok) enter(reply.value);
            else setProblem(textOf(reply));
          }}
        >
          {t('otherPerson')}
        </Button>
      </form>
    </div>,
    document.body,
  );
}
