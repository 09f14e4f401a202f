/** A call that is noted is with whom was dialled or whose page is open, and its name does not say twice who that is. */
import { beforeEach, expect, test } from 'vitest';
import { dialled, leaveCall, noteCallHere, useAskedCalls } from '../../renderer/features/calls/asked-calls.ts';
import { namesText, subjectKey } from '../../renderer/features/calls/call-names.ts';

const abbey = { id: 4, name: 'Abbey' };
const spring = { id: 9, name: 'Spring campaign' };

beforeEach(() => useAskedCalls.setState({ noting: null, dialled: [], onPage: null, hidden: [] }));

test('from a page it is with the client of the page and about its deal', () => {
  useAskedCalls.setState({ onPage: { client: abbey, contactId: 7, deal: spring } });
  noteCallHere();
  expect(useAskedCalls.getState().noting).toEqual({
    callId: null,
    direction: 'out',
    number: '',
    client: abbey,
    contactId: 7,
    deal: spring,
  });
});

test('one that was dialled comes first, and once', () => {
  useAskedCalls.setState({ onPage: { client: abbey, contactId: null, deal: null } });
  dialled({ number: '0199005418', client: null, contactId: null });
  noteCallHere();
  expect(useAskedCalls.getState().noting).toMatchObject({ number: '0199005418', client: null });
  leaveCall();
  noteCallHere();
  expect(useAskedCalls.getState().noting).toMatchObject({ number: '', client: abbey });
});

test('the client, who stands beside it, is not in its name', () => {
  expect(subjectKey('out', 'Anna', 'Abbey')).toBe('callTo');
  expect(subjectKey('in', '0199005418', '')).toBe('callFrom');
  expect(subjectKey('out', '', 'Abbey')).toBe('callOut');
  expect(subjectKey('in', 'Abbey', 'Abbey')).toBe('callIn');
  expect(subjectKey('in', '', '')).toBe('plainCall');
  expect(namesText(['Larkhill Joinery', 'Larkhill Joinery'])).toBe('Larkhill Joinery');
  expect(namesText(['Anna', '', 'Abbey'])).toBe('Anna · Abbey');
});
