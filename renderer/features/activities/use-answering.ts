/** Answering what somebody else asks, and giving what was answered to another one; each can be undone from where it is told. */
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { answersBefore, type Before } from './stood-before.ts';

interface Answered {
  readonly id: number;
  readonly subject: string;
}

/** As it was before it was answered. */
type Answering = Before & Pick<Answered, 'subject'>;

export function useAnswering() {
  const t = useText(delegationTexts);
  const controls = useText(controlTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const me = state.user?.id ?? 0;
  const people = reference?.users ?? [];
  const told = (text: string, undo: () => ReturnType<typeof answered> | ReturnType<typeof given>) =>
    notify({ kind: 'done', text, action: { label: controls('undo'), run: () => void undo() } });
  const answered = async (input: Input<'activities.answer'>) => {
    const reply = await call('activities.answer', input);
    if (!reply.ok) tell(reply);
    return reply.ok;
  };
  const takenBack = async (before: Before) => {
    for (const input of answersBefore(before)) if (!(await answered(input))) return false;
    return true;
  };
  const given = async (input: Input<'activities.give'>) => {
    const reply = await call('activities.give', input);
    if (!reply.ok) tell(reply);
    return reply.ok;
  };
  return {
    me,
    people,
    accept: async ({ subject, ...before }: Answering) => {
      if (await answered({ id: before.id, answer: 'accepted' }))
        told(t('acceptedOne', { subject }), () => takenBack(before));
    },
    /** It was declined already. */
    declined: ({ subject, ...before }: Answering) => told(t('declinedOne', { subject }), () => takenBack(before)),
    /** Taking it back is giving it to oneself. */
    give: async ({ id, subject, responsibleId }: Answered & { readonly responsibleId: number }, toId: number) => {
      if (!(await given({ id, responsibleId: toId }))) return false;
      const who = people.find((one) => one.id === toId)?.name ?? '';
      const text = toId === me ? t('takenBack', { subject }) : t('givenOne', { subject, who });
      // He is then asked anew.
      if (toId === responsibleId) notify({ kind: 'done', text });
      else told(text, () => given({ id, responsibleId }));
      return true;
    },
  };
}
