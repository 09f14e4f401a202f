/** Moving a deal from stage to stage, however it was asked for: dragged, by the keyboard, by a button. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Stage } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { dealTexts } from '../../text/deals.ts';
import { useText } from '../../ui/language.tsx';
import { notify, takeAway } from '../../ui/notify.tsx';
import { useProposals } from '../fields/use-proposals.ts';

/** A deal as it is on the screen. */
export interface MovingDeal {
  readonly id: number;
  readonly name: string;
  readonly stageId: number;
}

interface Moving {
  /** True when the deal is there. */
  readonly move: (deal: MovingDeal, to: Stage) => Promise<boolean>;
  /** The question why it is lost, while there is one. */
  readonly dialog: ReactNode;
}

/** Of the last move: only that one is offered on the screen; Ctrl+Z goes on to those before it. */
let lastTold = '';

interface Asked {
  readonly deal: MovingDeal;
  readonly answer: (reason: string | null) => void;
}

/** A move can be undone. What is missing for a stage is said, with a way to the deal where that is not on the screen already; a lost one is asked about first. */
export function useMoving({ isItsPage = false } = {}): Moving {
  const t = useText(dealTexts);
  const controls = useText(controlTexts);
  const { textOf, titleOf, tell } = useFailures();
  // Known before it is asked for: a list that came in the place of a field would take the keyboard from it.
  const { lostReason } = useProposals();
  const [asked, setAsked] = useState<Asked | null>(null);

  /** What has to be filled in says all; that something is not right is in the title. */
  const wordsOf = (failed: Parameters<typeof tell>[0]) =>
    Object.values(fieldProblems(failed)).join(' ') || textOf(failed);

  const back = async ({ id, stageId, stageSince }: Output<'deals.move'>) => {
    const reply = await call('deals.undoMove', { id, from: stageId, since: stageSince });
    if (!reply.ok) tell(reply);
  };

  const move = async (deal: MovingDeal, to: Stage): Promise<boolean> => {
    if (deal.stageId === to.id) return true;
    const reason =
      to.kind === 'lost' ? await new Promise<string | null>((answer) => setAsked({ deal, answer })) : undefined;
    setAsked(null);
    if (reason === null) return false;
    const request = { id: deal.id, from: deal.stageId, to: to.id };
    const reply = await call('deals.move', reason === undefined ? request : { ...request, reason });
    if (reply.ok) {
      const text =
        to.kind === 'open'
          ? t('movedTo', { deal: deal.name, stage: to.name })
          : t(to.kind === 'won' ? 'isWon' : 'isLost', { deal: deal.name });
      takeAway({ text: lastTold });
      lastTold = text;
      notify({ kind: 'done', text, action: { label: controls('undo'), run: () => void back(reply.value) } });
    } else
      notify({
        kind: 'problem',
        title: titleOf(reply.code),
        text: wordsOf(reply),
        ...(!isItsPage && {
          button: { label: t('openDeal'), run: () => openPage(cards.deal, { id: deal.id }, deal.name) },
        }),
      });
    return reply.ok;
  };
  return { move, dialog: asked ? <LoseDialog {...asked} reasons={lostReason} /> : null };
}

function LoseDialog({ deal, answer, reasons }: Asked & { readonly reasons: readonly string[] }) {
  const t = useText(dealTexts);
  const controls = useText(controlTexts);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const give = (next: string) => {
    setReason(next);
    setProblem(null);
  };
  return (
    <Modal opened onClose={() => answer(null)} title={t('loseTitle', { deal: deal.name })}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return setProblem(t('reasonMissing'));
          answer(reason.trim());
        }}
      >
        {reasons.length > 0 ? (
          <NativeSelect
            label={t('loseReason')}
            data-autofocus
            data={['', ...reasons]}
            value={reason}
            error={problem}
            onChange={(event) => give(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={t('loseReason')}
            data-autofocus
            maxLength={100}
            value={reason}
            error={problem}
            onChange={(event) => give(event.currentTarget.value)}
          />
        )}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={() => answer(null)}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" color="red">
            {t('loseVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
