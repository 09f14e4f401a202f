/** Beside the name of an activity: who asks or has asked for it, or that it was declined; nothing where it is one’s own idea. */
import { useOffice } from '../../app/session.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useText } from '../../ui/language.tsx';

interface AskedWordProps {
  readonly activity: { readonly acceptance: string | null; readonly askedBy: string };
}

export function AskedWord({ activity: { acceptance, askedBy } }: AskedWordProps) {
  const t = useText(delegationTexts);
  const me = useOffice().state.user?.name;
  if (askedBy === '') return null;
  const said = () => {
    if (acceptance === 'declined') return <StateWord text={t('declinedByWhom')} state="red" />;
    if (acceptance === 'asked')
      return askedBy === me ? (
        <StateWord text={t('isAskedNow')} state="amber" />
      ) : (
        <StateWord text={t('askedByWhom', { who: askedBy })} state="amber" />
      );
    return askedBy === me ? null : <span className="k-dim">{t('askedByWhom', { who: askedBy })}</span>;
  };
  return <> {said()}</>;
}
