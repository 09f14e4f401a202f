/** What of the outbox's worries somebody has put aside. */
import type { Output } from '../../../preload/contract/index.ts';

export type Worries = Pick<Output<'mail.state'>, 'failed' | 'uncertain'>;

export const noWorries: Worries = { failed: 0, uncertain: 0 };

/** Whether there is one more than what was put aside. */
export function isNews(now: Worries, aside: Worries): boolean {
  return now.failed > aside.failed || now.uncertain > aside.uncertain;
}

/** What is still aside: a letter that was dealt with makes no room for the next one to fail unseen. */
export function stillAside(now: Worries, aside: Worries): Worries {
  const failed = Math.min(now.failed, aside.failed);
  const uncertain = Math.min(now.uncertain, aside.uncertain);
  return failed === aside.failed && uncertain === aside.uncertain ? aside : { failed, uncertain };
}
