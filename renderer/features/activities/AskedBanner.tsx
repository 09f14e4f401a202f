/** On an activity that somebody has given to somebody else: who asks, what he was answered, and what can be done about it. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useOffice } from '../../app/session.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { useText } from '../../ui/language.tsx';
import { declineActivity } from './asked-activities.ts';
import { GiveMenu } from './GiveMenu.tsx';
import type { Activity } from './typing.ts';
import { useAnswering } from './use-answering.ts';

interface AskedBannerProps {
  readonly activity: Activity;
  /** It is somebody else's now. */
  readonly given: () => void;
}

export function AskedBanner({ activity, given }: AskedBannerProps) {
  const t = useText(delegationTexts);
  const { state } = useOffice();
  const { accept } = useAnswering();
  const { acceptance, askedById, askedBy, responsible, declinedBecause, may } = activity;
  if (askedById === null) return null;
  const isAsker = askedById === state.user?.id;
  const isAsked = may.answer && acceptance === 'asked';
  const said =
    acceptance === 'declined'
      ? may.answer
        ? t('youDeclined', { who: askedBy })
        : t('hasDeclined', { who: responsible })
      : isAsked
        ? t('asksYou', { who: askedBy })
        : acceptance === 'asked'
          ? t('notAnswered', { who: responsible })
          : t('givenByWhom', { who: askedBy });
  return (
    <div className={acceptance === 'asked' || acceptance === 'declined' ? 'k-banner' : 'k-dim'}>
      <div className="k-row k-grow">
        <div className="k-grow">
          {said} {declinedBecause}
        </div>
        {may.answer && acceptance !== 'accepted' ? (
          <Button size="compact-xs" leftSection={<IconCheck size={13} />} onClick={() => void accept(activity)}>
            {t('accept')}
          </Button>
        ) : null}
        {may.answer && acceptance !== 'declined' ? (
          <Button size="compact-xs" onClick={() => declineActivity(activity)}>
            {t('decline')}
          </Button>
        ) : null}
        {may.give && isAsker && !may.answer ? <GiveMenu activity={activity} given={given} /> : null}
      </div>
    </div>
  );
}
