/** Beside the name of an activity: who asks for it, or that it was declined; nothing where nobody waits for an answer. */
import { delegationTexts } from '../../text/delegation.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useText } from '../../ui/language.tsx';

interface AskedWordProps {
  readonly activity: { readonly acceptance: string | null; readonly askedBy: string };
}

export function AskedWord({ activity: { acceptance, askedBy } }: AskedWordProps) {
  const t = useText(delegationTexts);
  if (acceptance !== 'asked' && acceptance !== 'declined') return null;
  const isAsked = acceptance === 'asked';
  return (
    <>
      {' '}
      <StateWord
        text={isAsked ? t('askedByWhom', { who: askedBy }) : t('declinedByWhom')}
        state={isAsked ? 'amber' : 'red'}
      />
    </>
  );
}
