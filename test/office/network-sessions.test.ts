/** Who opens sessions over the network without end: what the others notice of it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NetworkSessions } from '../../main/office/network-sessions.ts';

let open: Set<string>;
let signedIn: Set<string>;
let sessions: NetworkSessions;
beforeEach(() => {
  vi.useFakeTimers();
  open = new Set();
  signedIn = new Set();
  sessions = new NetworkSessions({
    openSession: (token) => open.add(token),
    closeSession: (token) => open.delete(token),
    isSignedIn: (token) => signedIn.has(token),
  });
  return () => {
    sessions.close();
    vi.useRealTimers();
  };
});

const flood = (address: (number: number) => string, most: number) => {
  let admitted = 0;
  for (let number = 0; number < most; number++) if (sessions.begin(address(number), 'en') !== null) admitted++;
  return admitted;
};
/** A page that somebody signs in to. */
const colleague = (tab: string, address = '10.0.0.2') => {
  const session = sessions.enter('secret', address, tab, 'en');
  if (session !== null) signedIn.add(session);
  return session;
};

describe('sessions that nobody has signed in to', () => {
  test('are few of one address, and take no place of those who have', () => {
    for (let tab = 0; tab < 150; tab++) expect(colleague(`before-${tab}`)).not.toBeNull();
    expect(flood(() => '10.0.0.66', 500)).toBe(20);
    expect(sessions.enter('another', '10.0.0.66', 'tab', 'en')).toBeNull();
    for (let tab = 0; tab < 40; tab++) expect(colleague(`after-${tab}`)).not.toBeNull();
    expect(colleague('elsewhere', '10.0.0.3')).not.toBeNull();
  });

  test('are counted by the network of an IPv6 computer, which has any number of addresses', () => {
    expect(flood((number) => `2001:db8:0:1::${number.toString(16)}`, 500)).toBe(200);
    expect(flood((number) => `2001:db8::1:0:0:${number.toString(16)}:1`, 5)).toBe(0);
    expect(colleague('neighbour', '2001:db8:0:2::1')).not.toBeNull();
  });

  test('end half a minute after their last use, or their connection', () => {
    const key = sessions.begin('10.0.0.66', 'en') ?? '';
    const left = sessions.enter('secret', '10.0.0.66', 'left', 'en') ?? '';
    sessions.leave(left);
    vi.advanceTimersByTime(29_000);
    expect(open.size).toBe(2);
    vi.advanceTimersByTime(2_000);
    expect(open.size).toBe(0);
    expect(sessions.ofProgram(key, '10.0.0.66')).toBeNull();
  });
});

describe('sessions that somebody has signed in to', () => {
  test('are kept for a program that pauses, and a page whose computer sleeps', () => {
    const key = sessions.begin('10.0.0.2', 'en') ?? '';
    signedIn.add(sessions.ofProgram(key, '10.0.0.2') ?? '');
    sessions.leave(colleague('asleep') ?? '');
    vi.advanceTimersByTime(9 * 60_000);
    expect(open.size).toBe(2);
    expect(sessions.ofProgram(key, '10.0.0.2')).not.toBeNull();
    vi.advanceTimersByTime(29 * 60_000);
    expect(open.size).toBe(1);
    vi.advanceTimersByTime(2 * 60_000);
    expect(open.size).toBe(0);
  });

  test('stay theirs while nobody keeps the office for a moment', () => {
    const key = sessions.begin('10.0.0.2', 'en') ?? '';
    const session = sessions.ofProgram(key, '10.0.0.2') ?? '';
    signedIn.add(session);
    sessions.ofProgram(key, '10.0.0.2');
    signedIn.clear();
    vi.advanceTimersByTime(60_000);
    expect(open).toContain(session);
  });
});
