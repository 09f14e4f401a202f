/** Beside the name of an activity: who asks or has given it, or that it was declined; nothing where it is one’s own idea. */
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import { useOffice } from '../../app/session.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useText } from '../../ui/language.tsx';
import { askedWord } from './asked-word.ts';

interface AskedWordProps {
  readonly activity: Pick<ActivityRow, 'acceptance' | 'askedById' | 'askedBy'>;
}

export function AskedWord({ activity }: AskedWordProps) {
  const t = useText(delegationTexts);
  const said = askedWord(activity, useOffice().state.user?.id);
  if (said === null) return null;
  const text = t(said.word, { who: activity.askedBy });
  return (
    <> {said.state === null ? <span className="k-dim">{text}</span> : <StateWord text={text} state={said.state} />}</>
  );
}
