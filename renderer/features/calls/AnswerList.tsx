/** Questions of a call script with their answers, in order. */
import type { CallAnswer } from '../../../preload/contract/call-scripts.ts';
import { useFormat } from '../../ui/language.tsx';
import './calls.css';

interface AnswerListProps {
  /** The name of the script. */
  readonly script: string;
  readonly answers: readonly CallAnswer[];
}

export function AnswerList({ script, answers }: AnswerListProps) {
  const format = useFormat();
  // The same question may come again.
  const rows = answers.map((one, place) => ({ ...one, key: String(place) }));
  return (
    <dl className="k-call-answers" aria-label={script}>
      {rows.map(({ key, question, answer }) => (
        <div key={key}>
          <dt className="k-dim">{question}</dt>
          <dd>{/^\d{4}-\d\d-\d\d$/.test(answer) ? format.day(answer) : answer}</dd>
        </div>
      ))}
    </dl>
  );
}
