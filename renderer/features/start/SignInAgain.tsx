/** Signing in over the page, after the program was started anew: nothing of it can be read or reached, and nothing of it is lost. */
import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { useEverythingElseInert } from '../people/LockScreen.tsx';
import { SignIn, type SignInProps } from './SignIn.tsx';

export function SignInAgain({ ended, who }: SignInProps) {
  const box = useRef<HTMLDivElement>(null);
  useEverythingElseInert(box);
  return createPortal(
    <div className="k-lock" ref={box}>
      <SignIn ended={ended} who={who} />
    </div>,
    document.body,
  );
}
