/** What a call script was answered, under the call that it belongs to. */
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { AnswerList } from './AnswerList.tsx';

export function CallAnswers({ activityId }: { readonly activityId: number }) {
  const may = useMay();
  const { data } = useEngine('calls.answers', { activityId }, { enabled: may('activities.see') });
  if (data === undefined || data.answers.length === 0) return null;
  return <AnswerList {...data} />;
}
