/** A call script that is followed: each answer leads on, and the last one may be taken back; and the window in which a call is noted. */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../../preload/contract/call-scripts.ts';
import { leaveCall, noteCall, useAskedCalls } from '../../renderer/features/calls/asked-calls.ts';
import { isAnswer, kept, stepAt, withTyped } from '../../renderer/features/calls/script-steps.ts';

const steps: ScriptStep[] = [
  {
    key: 'a',
    text: 'Interested?',
    kind: 'choice',
    choices: [
      { text: 'yes', next: 'b' },
      { text: 'no', next: null },
    ],
    next: null,
  },
  { key: 'b', text: 'How many?', kind: 'number', choices: [], next: 'c' },
  { key: 'c', text: 'When?', kind: 'date', choices: [], next: null },
];
const at = (...answered: readonly (readonly [string, string])[]) =>
  stepAt(
    { steps },
    answered.map(([key, answer]) => ({ key, answer })),
  )?.key ?? null;

test('a choice leads where it says, every other answer to the one next step, and at the end nothing is asked', () => {
  expect([at(), at(['a', 'yes']), at(['a', 'no'])]).toEqual(['a', 'b', null]);
  expect(at(['a', 'yes'], ['b', '12'])).toBe('c');
  expect(at(['a', 'yes'], ['b', '12'], ['c', '2026-12-01'])).toBe(null);
});

test('an answer is of its kind', () => {
  const [choice, number, date] = steps;
  if (!choice || !number || !date) throw new Error('There are three steps.');
  expect(['yes', 'perhaps', ''].map((text) => isAnswer(choice, text))).toEqual([true, false, false]);
  expect(['12', '1 200,5', '-3', 'many', '1.2.3'].map((text) => isAnswer(number, text))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['2026-12-01', 'tomorrow'].map((text) => isAnswer(date, text))).toEqual([true, false]);
});

test('what is typed and not taken yet is answered as well; what is no answer is refused, and nothing typed adds nothing', () => {
  const answered = [{ key: 'a', answer: 'yes' }];
  expect(withTyped({ steps }, answered, ' 12 ')).toEqual([...answered, { key: 'b', answer: '12' }]);
  expect(withTyped({ steps }, answered, 'many')).toBe(null);
  expect(withTyped({ steps }, answered, ' ')).toEqual(answered);
  const over = [{ key: 'a', answer: 'no' }];
  expect(withTyped({ steps }, over, '')).toEqual(over);
});

test('what is kept are the questions with their answers, in order', () => {
  expect(
    kept({ steps }, [
      { key: 'a', answer: 'yes' },
      { key: 'b', answer: '12' },
    ]),
  ).toEqual([
    { question: 'Interested?', answer: 'yes' },
    { question: 'How many?', answer: '12' },
  ]);
});

test('a call that comes while another one is noted leaves what is typed', () => {
  const noting = () => useAskedCalls.getState().noting;
  noteCall({ number: '5550001' });
  const first = noting();
  noteCall({ number: '5550002' });
  expect(noting()).toBe(first);
  leaveCall();
  noteCall({ number: '5550002' });
  expect(noting()?.number).toBe('5550002');
});
